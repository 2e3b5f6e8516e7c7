package dev.hitch.wrong.two;

import dev.hitch.wrong.one.Circle;

/** Is needed by what it needs. */
public class Quadrant {

    Circle circle;
}
