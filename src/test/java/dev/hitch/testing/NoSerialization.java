package dev.hitch.testing;

import java.io.ObjectInputFilter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Refuses Java serialization in the whole process of the tests, as a native binary does, which knows no class that may
 * be serialized. A refusal that somebody swallows fails the run at its end.
 */
public final class NoSerialization implements LauncherSessionListener {

    private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(NoSerialization::refuse);
        }
    }

    private static ObjectInputFilter.Status refuse(ObjectInputFilter.FilterInfo asked) {
        if (asked.serialClass() == null) {
            return ObjectInputFilter.Status.UNDECIDED;
        }
        StringBuilder where = new StringBuilder(asked.serialClass().getName());
        StackWalker.getInstance().forEach(frame -> where.append("\n    at ").append(frame));
        if (REFUSED.add(where.toString())) {
            System.err.println("Java serialization, which a native binary has not: " + where);
        }
        return ObjectInputFilter.Status.REJECTED;
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (!REFUSED.isEmpty()) {
            throw new IllegalStateException("Java serialization was used:\n" + String.join("\n", REFUSED));
        }
    }
}
