package dev.hitch.shortlink;

/**
 * Which of an application's short links are asked for: those that agree with every member that is not null.
 *
 * @param template the id of a link template, or {@code default} for links that name none
 */
record ShortLinkFilter(String externalId, String tag, String provider, String template, ShortLinkStatus status) {}
