package dev.hitch.shortlink.qr;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes square pictures with one bit for each pixel.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">Portable Network Graphics</a>
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BIT_DEPTH = 1;
    private static final byte GREYSCALE = 0;

    private Png() {}

    /** A white picture, {@code size} pixels wide and high, with those pixels black that {@code black} selects. */
    static byte[] blackOnWhite(int size, Pixels black) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.write(SIGNATURE);
            // The last three bytes stay 0: the standard methods of compression, filter and interlacing.
            byte[] header = ByteBuffer.allocate(13)
                    .putInt(size)
                    .putInt(size)
                    .put(BIT_DEPTH)
                    .put(GREYSCALE)
                    .array();
            chunk(out, "IHDR", header);
            chunk(out, "IDAT", compressed(size, black));
            chunk(out, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }

    private static byte[] compressed(int size, Pixels black) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            for (int y = 0; y < size; y++) {
                // Each row begins with the number of its filter; 0 means that it is not filtered.
                out.write(0);
                out.write(row(size, y, black));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] row(int size, int y, Pixels black) {
        byte[] row = new byte[(size + 7) / 8];
        for (int x = 0; x < size; x++) {
            if (!black.at(x, y)) {
                row[x / 8] |= (byte) (0x80 >> x % 8);
            }
        }
        return row;
    }

    /** Selects pixels. */
    interface Pixels {
        boolean at(int x, int y);
    }
}
