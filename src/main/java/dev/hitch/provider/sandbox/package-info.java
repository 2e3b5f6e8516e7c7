/** A provider for trying things out: it opens an account for everybody, and fails on demand. No real account stands behind it. */
package dev.hitch.provider.sandbox;
