package dev.hitch.wrong;

import dev.hitch.sync.SyncMode;

/** Uses a package that no arrow leads to. */
public class StrangeArrow {

    final SyncMode mode = SyncMode.MANUAL;
}
