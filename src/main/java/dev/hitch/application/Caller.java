package dev.hitch.application;

/**
 * Who sent a request.
 *
 * @param application the application that the access token names
 */
public record Caller(ApplicationId application) {}
