package dev.hitch.testing;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a service and its Postgres, passes everything on, and counts the statements that are to be carried
 * out. Can fall silent, as a frozen server does, and refuse connections, as one that is away does.
 */
public final class PostgresTap implements AutoCloseable {

    private static final int EXECUTE = 'E';
    private static final int QUERY = 'Q';

    private final AtomicInteger statements = new AtomicInteger();
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

    /** How many statements were carried out so far. */
    public int statements() {
        return statements.get();
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
        open.add(client);
        open.add(postgres);
        background(() -> answer(postgres.getInputStream(), client.getOutputStream()));
        background(() -> {
            try (postgres) {
                pass(new DataInputStream(client.getInputStream()), new DataOutputStream(postgres.getOutputStream()));
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
        for (boolean first = true; ; first = false) {
            int kind = first ? 0 : from.readUnsignedByte();
            int length = from.readInt();
            byte[] rest = from.readNBytes(length - Integer.BYTES);
            awaitSpeech();
            statements.addAndGet(kind == EXECUTE || kind == QUERY ? 1 : 0);
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
