/**
 * Remembers what was read from the database for as long as this process provably hears of changes.
 *
 * <p>{@code postgres} listens, and proves four times a second that it hears. A feature remembers what it has read
 * ({@code Remembered}) and forgets it when a change is notified on its channel ({@code ChangeListener}), or was made by
 * itself. Whoever changes what is remembered notifies in the transaction of the change.
 *
 * <p>The rule is in {@code Hearing}: what is committed before a round trip on the listening connection begins has
 * arrived before its answer. So for a second from that beginning, nothing that is remembered is older than a second.
 */
package dev.hitch.memory;
