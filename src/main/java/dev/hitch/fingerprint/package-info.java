/** Fingerprints a request: equal for requests that mean the same, different for all others. */
package dev.hitch.fingerprint;
