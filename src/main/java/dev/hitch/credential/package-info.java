/** Seals secrets with AES-256-GCM under a key that comes from outside, bound to the row they belong to. */
package dev.hitch.credential;
