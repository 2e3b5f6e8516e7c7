package dev.hitch.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
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
 * out.
 */
public final class PostgresTap implements AutoCloseable {

    private static final int EXECUTE = 'E';
    private static final int QUERY = 'Q';

    private final AtomicInteger statements = new AtomicInteger();
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final ServerSocket door;
    private final URI server;

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

    private void connect(Socket client) throws IOException {
        clients.add(client);
        Socket postgres = new Socket(server.getHost(), server.getPort());
        background(() -> postgres.getInputStream().transferTo(client.getOutputStream()));
        background(() -> {
            try (postgres) {
                pass(new DataInputStream(client.getInputStream()), new DataOutputStream(postgres.getOutputStream()));
            }
        });
    }

    // A message is one byte that says what it is, and a length that counts itself; only the first one has no such byte.
    // https://www.postgresql.org/docs/current/protocol-message-formats.html
    private void pass(DataInputStream from, DataOutputStream to) throws IOException {
        for (boolean first = true; ; first = false) {
            int kind = first ? 0 : from.readUnsignedByte();
            int length = from.readInt();
            byte[] rest = from.readNBytes(length - Integer.BYTES);
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
        for (Socket client : clients) {
            client.close();
        }
    }

    private interface Work {

        void run() throws IOException;
    }
}
