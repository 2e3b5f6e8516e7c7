/**
 * Prepares every request before the routes, and answers those that no route takes. Makes a page of an error where a
 * person reads it ({@link dev.hitch.request.FailurePages}).
 *
 * <p>People open links that other programs have written: with a single percent sign, with braces, with bytes that are
 * not UTF-8. So {@link dev.hitch.request.RequestTarget} makes every target well-formed first, and the code behind it
 * needs no such checks. For pages a target is read leniently; the API must not guess and refuses an ambiguous one.
 * {@code Hitch.main} switches off the check of Quarkus, which would refuse such targets with an empty answer before
 * this package is called.
 *
 * <p>What must hold: no answer is empty, each has {@code Date} and {@code X-Request-Id}, and {@code Allow} is correct.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>A fragment in a request line is cut off; beyond 16 KiB the line is a 414. {@code OPTIONS} needs no token: it
 *       tells what the published document tells. A request without {@code Host} is answered in JSON: no browser sends
 *       one.
 *   <li>Every path is brought into its normal form before anything is judged by it: {@code /%71/metrics} and
 *       {@code //q/metrics} are {@code /q/metrics}.
 *   <li>A request that is answered before all of its body came loses its connection (with HTTP/2 its stream).
 * </ul>
 */
package dev.hitch.request;
