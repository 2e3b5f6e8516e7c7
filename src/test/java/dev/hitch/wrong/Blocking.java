package dev.hitch.wrong;

import io.smallrye.mutiny.Uni;

/** Waits on the thread that it is on. */
public class Blocking {

    <T> T now(Uni<T> later) {
        return later.await().indefinitely();
    }
}
