/** Creates and recognises identifiers: prefixed ULIDs, random tokens, and the hashes by which tokens are found. */
package dev.hitch.id;
