/**
 * Reads the bodies of requests, so that a stranger who sends many of them, or never ends one, costs little.
 *
 * <p>The framework would collect a body without looking at the limit of its route, and wait for it without end.
 * {@code BodyFilter} runs before it, after the access token was accepted and the request was counted, and hands it a
 * body that is whole.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A body has at most the bytes that its route takes: what the {@code @JsonBody} of its parameter says, else 64
 *       KiB. One that announces more is refused before a byte of it is read, and not asked for with {@code 100}.
 *   <li>It may take 15 seconds, and must come with 1 KiB a second from the fifth second on: else 408.
 *   <li>All bodies that are being read have at most {@code HITCH_HTTP_BODIES} bytes together; those of callers without
 *       a token at most half of that, so that strangers cannot keep integrators out. Beyond it: 503.
 * </ul>
 */
package dev.hitch.request.body;
