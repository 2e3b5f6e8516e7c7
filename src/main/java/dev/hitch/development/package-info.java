/** Brings along what development and tests need so that neither needs a setting: a Postgres, keys, demo data. */
package dev.hitch.development;
