/** Completes the OpenAPI document at build time where annotations are not enough. Nothing here runs in the service. */
package dev.hitch.openapi;
