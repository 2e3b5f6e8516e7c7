/** Gives development and tests what they need to run without settings: a Postgres, keys and demo data. */
package dev.hitch.development;
