/** Creates keys and access tokens, for installations without an identity provider. */
package dev.hitch.application.token;
