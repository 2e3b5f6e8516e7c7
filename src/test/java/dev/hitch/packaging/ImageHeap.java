package dev.hitch.packaging;

import java.io.File;
import java.io.FileDescriptor;
import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.channels.Channel;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.security.Key;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Date;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import java.util.zip.ZipFile;

/** Walks what static fields reach, and keeps what a process has to make by itself rather than find in its binary. */
final class ImageHeap {

    private static final List<Class<?>> OF_A_PROCESS = List.of(
            RandomGenerator.class,
            Thread.class,
            ThreadGroup.class,
            Executor.class,
            Timer.class,
            Process.class,
            ProcessHandle.class,
            FileDescriptor.class,
            Channel.class,
            Socket.class,
            ServerSocket.class,
            ZipFile.class,
            Inflater.class,
            Deflater.class,
            Key.class);

    /**
     * Reflection, loading, files and logging, which native-image and Quarkus deal with, and what may be forgotten any
     * time.
     */
    private static final List<Class<?>> NOT_WALKED = List.of(
            Class.class,
            ClassLoader.class,
            Module.class,
            AccessibleObject.class,
            Reference.class,
            FileSystem.class,
            java.util.logging.Logger.class);

    private static final Set<String> LOGGERS = Set.of("org.jboss.logging.Logger", "org.slf4j.Logger");

    private static final long DAY = TimeUnit.DAYS.toMillis(1);
    private static final long BEGIN = System.nanoTime();
    private static final Set<String> MACHINE = machine();

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Map.Entry<String, Object>> open = new ArrayDeque<>();
    private final Map<String, String> problems = new TreeMap<>();

    /** Lets this see the private fields of the platform. Works where {@code java.lang} is open to it. */
    static void openThePlatform() throws ReflectiveOperationException {
        Method add = Module.class.getDeclaredMethod("implAddOpensToAllUnnamed", String.class);
        add.setAccessible(true);
        for (Module module : ModuleLayer.boot().modules()) {
            for (String name : module.getPackages()) {
                add.invoke(module, name);
            }
        }
    }

    // What tells one machine from another: its folders and what its environment says at some length.
    private static Set<String> machine() {
        Stream<String> folders = Stream.of("user.home", "user.dir", "java.home", "java.class.path", "java.io.tmpdir")
                .map(System::getProperty);
        return Stream.concat(folders, System.getenv().values().stream())
                .filter(value -> value.length() >= 12 || value.matches("/\\w.+"))
                .collect(Collectors.toSet());
    }

    /** Walks on from the static fields of {@code type}. */
    void walk(Class<?> type) {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && !field.getName().startsWith("$jacoco")) {
                read(type.getName() + "." + field.getName(), field, null);
            }
        }
        while (!open.isEmpty()) {
            Map.Entry<String, Object> next = open.pop();
            enter(next.getKey(), next.getValue());
        }
    }

    /** What must not be there: the way to it, from the static field on, and what it is. */
    Map<String, String> problems() {
        return problems;
    }

    /** How many objects have been looked at. */
    int size() {
        return seen.size();
    }

    private void read(String path, Field field, Object holder) {
        try {
            field.setAccessible(true);
            Object value = field.get(holder);
            if (field.getType() == long.class && ticked((long) value)) {
                problems.put(path, "a time, " + value);
            } else if (!field.getType().isPrimitive()) {
                look(path, value);
            }
        } catch (IllegalAccessException | InaccessibleObjectException hidden) {
            throw new IllegalStateException(path, hidden);
        }
    }

    private void look(String path, Object value) {
        // The three standard streams native-image exchanges for the binary's own.
        boolean standard = value == System.in || value == System.out || value == System.err;
        if (value == null || standard || !seen.add(value)) {
            return;
        }
        String problem = problem(value);
        if (problem != null) {
            problems.put(path, problem);
        } else if (!(value instanceof String) && walked(value.getClass())) {
            open.add(Map.entry(path, value));
        }
    }

    private static boolean walked(Class<?> type) {
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            if (LOGGERS.contains(above.getName())
                    || Stream.of(above.getInterfaces()).anyMatch(part -> LOGGERS.contains(part.getName()))) {
                return false;
            }
        }
        return NOT_WALKED.stream().noneMatch(not -> not.isAssignableFrom(type));
    }

    private void enter(String path, Object value) {
        Class<?> type = value.getClass();
        if (type.isArray()) {
            for (int i = 0; !type.getComponentType().isPrimitive() && i < Array.getLength(value); i++) {
                look(path + "[" + i + "]", Array.get(value, i));
            }
            return;
        }
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            for (Field field : above.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    read(path + "." + field.getName(), field, value);
                }
            }
        }
    }

    private static String problem(Object value) {
        if (OF_A_PROCESS.stream().anyMatch(kind -> kind.isInstance(value))) {
            return "a " + value.getClass().getName();
        }
        if (value instanceof File file && file.isAbsolute() || value instanceof Path path && path.isAbsolute()) {
            return "a file of the machine, " + value;
        }
        if (value instanceof URL || value instanceof URI) {
            return value.toString().matches("(jar:)?file:.*") ? "a file of the machine, " + value : null;
        }
        if (value instanceof Date date && ticked(date.getTime()) || value instanceof Long number && ticked(number)) {
            return "a time, " + value;
        }
        if (value instanceof TemporalAccessor time && ticked(time)) {
            return "a time, " + value;
        }
        return value instanceof String text && MACHINE.stream().anyMatch(text::contains)
                ? "something of the machine"
                : null;
    }

    private static boolean ticked(TemporalAccessor time) {
        try {
            return ticked(Instant.from(time).toEpochMilli());
        } catch (DateTimeException | ArithmeticException noInstant) {
            return false;
        }
    }

    // Both clocks: that of the wall, and the one that began somewhere.
    private static boolean ticked(long value) {
        return Math.abs(value - System.currentTimeMillis()) < DAY || value >= BEGIN && value <= System.nanoTime();
    }
}
