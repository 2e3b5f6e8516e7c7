/**
 * Public tokens: made when Link has connected an account, handed over by the browser, and exchanged once by the
 * integrator's server for the connection. They are stored by their hash and expire after half an hour.
 */
package dev.hitch.link.token;
