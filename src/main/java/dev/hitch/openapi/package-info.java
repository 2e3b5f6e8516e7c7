/** Completes the OpenAPI document at build time with what annotations cannot say well. Nothing of it runs in the service. */
package dev.hitch.openapi;
