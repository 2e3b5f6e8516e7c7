package dev.hitch.application.verification;

import java.time.Instant;
import java.util.Set;

import dev.hitch.application.Client;

/**
 * What a verified token says.
 *
 * @param client whom it names
 * @param scopes what it grants; words that mean nothing here among them
 * @param until the moment from which on it is refused: its expiry, and what clocks may differ by
 */
record VerifiedToken(Client client, Set<String> scopes, Instant until) {}
