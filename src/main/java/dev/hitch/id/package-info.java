/** Makes and recognises what names things: prefixed ULIDs, random tokens, and the hashes that tokens are found by. */
package dev.hitch.id;
