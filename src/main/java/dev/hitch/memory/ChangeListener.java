package dev.hitch.memory;

/** A bean that hears what is notified on one channel of the database. */
public interface ChangeListener {

    /** The name of the channel. */
    String channel();

    /** A notification. Called on an event loop, which it must not block. */
    void received(String text);
}
