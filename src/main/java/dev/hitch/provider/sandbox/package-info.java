/** A provider for trials: it accepts every user, and fails on demand. There is no real account. */
package dev.hitch.provider.sandbox;
