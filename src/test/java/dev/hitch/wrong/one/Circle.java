package dev.hitch.wrong.one;

import dev.hitch.wrong.two.Quadrant;

/** Needs what needs it. */
public class Circle {

    final Object need = new Quadrant();
}
