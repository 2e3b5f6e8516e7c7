package dev.hitch.wrong;

import dev.hitch.wrong.room.Room;

/** Uses a room of its own package, which rooms stand on. */
public class RoofAndCellar {

    final Room room = new Room();
}
