/**
 * Takes a request in, before any route sees it, and answers it where no route does.
 *
 * <p>People follow links that other programs have written: with a lone percent sign, with braces, with bytes that are
 * no UTF-8. So {@link dev.hitch.request.RequestTarget} makes every target well-formed first, and no code behind it has
 * to expect another. For people a target is read leniently; the API, which must not guess, refuses what has no one
 * meaning. {@code Hitch.main} switches off the check of Quarkus that would refuse such targets with an empty answer
 * before this package is asked.
 *
 * <p>What must hold: no answer is blank, each carries {@code Date} and {@code X-Request-Id}, and {@code Allow} is true.
 */
package dev.hitch.request;
