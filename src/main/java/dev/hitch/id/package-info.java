/** Makes and recognises prefixed ULIDs, the identifiers of everything that has a row. */
package dev.hitch.id;
