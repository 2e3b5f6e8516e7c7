package dev.hitch.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a service and its Postgres, passes everything on, and keeps the statements that are to be carried out.
 * Can fall silent, as a frozen server does, and refuse connections, as one that is away does.
 */
public final class PostgresTap implements AutoCloseable {

    private static final int EXECUTE = 'E';
    private static final int QUERY = 'Q';
    private static final int PARSE = 'P';
    private static final int BIND = 'B';

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private final URI server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Object change = new Object();
    private boolean silent;
    private volatile boolean away;

    /** In front of the server of {@code databaseUrl}. */
    public PostgresTap(String databaseUrl) {
        try {
            this.server = URI.create(databaseUrl);
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        background(() -> {
            while (true) {
                connect(door.accept());
            }
        });
    }

    /** The same database through this tap. */
    public String databaseUrl() {
        return server.toString().replace(":" + server.getPort() + "/", ":" + door.getLocalPort() + "/");
    }

    /** The texts of the statements that were carried out so far, in their order. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    /** Passes nothing on from now on, or again. */
    public void silent(boolean silent) {
        synchronized (change) {
            this.silent = silent;
            change.notifyAll();
        }
    }

    /** Ends all connections, and each new one at once, from now on, or no longer. */
    public void away(boolean away) throws IOException {
        this.away = away;
        if (away) {
            for (Socket socket : open) {
                socket.close();
            }
            open.clear();
        }
    }

    private void awaitSpeech() throws IOException {
        synchronized (change) {
            while (silent) {
                try {
                    change.wait();
                } catch (InterruptedException stopped) {
                    throw new IOException(stopped);
                }
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (away) {
            client.close();
            return;
        }
        Socket postgres = new Socket(server.getHost(), server.getPort());
        client.setTcpNoDelay(true);
        postgres.setTcpNoDelay(true);
        open.add(client);
        open.add(postgres);
        background(() -> answer(postgres.getInputStream(), client.getOutputStream()));
        background(() -> {
            try (postgres) {
                pass(
                        new DataInputStream(new BufferedInputStream(client.getInputStream())),
                        new DataOutputStream(new BufferedOutputStream(postgres.getOutputStream())));
            }
        });
    }

    private void answer(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[16 * 1024];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            awaitSpeech();
            to.write(buffer, 0, read);
        }
    }

    // A message is one byte that says what it is, and a length that counts itself; only the first one has no such byte.
    // https://www.postgresql.org/docs/current/protocol-message-formats.html
    private void pass(DataInputStream from, DataOutputStream to) throws IOException {
        Map<String, String> prepared = new HashMap<>();
        String bound = "";
        for (boolean first = true; ; first = false) {
            int kind = first ? 0 : from.readUnsignedByte();
            int length = from.readInt();
            byte[] rest = from.readNBytes(length - Integer.BYTES);
            awaitSpeech();
            String[] texts = new String(rest, StandardCharsets.ISO_8859_1).split("\0", 3);
            switch (kind) {
                case PARSE -> prepared.put(texts[0], texts[1]);
                case BIND -> bound = prepared.get(texts[1]);
                case EXECUTE -> statements.add(bound);
                case QUERY -> statements.add(texts[0]);
                default -> {
                    // Says nothing of a statement.
                }
            }
            if (!first) {
                to.writeByte(kind);
            }
            to.writeInt(length);
            to.write(rest);
            to.flush();
        }
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException closed) {
                // One side has hung up.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on the database is away: no connection is left, and none can be opened. */
    @Override
    public void close() throws IOException {
        door.close();
        away(true);
    }

    private interface Work {

        void run() throws IOException;
    }
}
