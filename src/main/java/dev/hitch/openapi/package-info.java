/**
 * Completes the OpenAPI document at build time where annotations are not enough. Nothing here runs in the service.
 *
 * <p>Rules:
 *
 * <ul>
 *   <li>The build fails if the document loses something that the last release had ({@code src/openapi/released.yaml}),
 *       or if an answer in the tests is not as described. Clients are generated from the document of the build.
 *   <li>Codes of errors are listed as {@code x-extensible-enum}, because clients must take unknown ones.
 *       {@code servers} is a variable that a running service fills with its own origins.
 * </ul>
 */
package dev.hitch.openapi;
