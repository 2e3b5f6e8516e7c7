package dev.hitch.wrong.room;

/** Is used by the root of its package. */
public class Room {}
