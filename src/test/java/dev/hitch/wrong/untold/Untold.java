package dev.hitch.wrong.untold;

/** Is in a package without a package-info. */
public class Untold {}
