package dev.hitch.shortlink.qr;

import java.util.Locale;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A QR code of a URL. Its error correction is M: it can still be read when 15 % of it is damaged. It has the margin of
 * 4 light modules (the quiet zone) that scanners need.
 *
 * @see <a href="https://www.iso.org/standard/83389.html">ISO/IEC 18004</a>
 */
public final class QrCode {

    private static final int QUIET = 4;

    private final String url;
    private final ByteMatrix modules;

    private QrCode(String url, ByteMatrix modules) {
        this.url = url;
        this.modules = modules;
    }

    /** The code of {@code url}, which has at most 1,000 characters. */
    public static QrCode of(String url) {
        try {
            return new QrCode(url, Encoder.encode(url, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException(tooLong);
        }
    }

    /** Its width in modules, quiet zone included. */
    int width() {
        return modules.getWidth() + 2 * QUIET;
    }

    /** Whether the module in this column and row is dark. Both are counted from the corner of the quiet zone. */
    boolean dark(int x, int y) {
        int column = x - QUIET;
        int row = y - QUIET;
        boolean inside = column >= 0 && row >= 0 && column < modules.getWidth() && row < modules.getHeight();
        return inside && modules.get(column, row) == 1;
    }

    /** As SVG, {@code size} pixels wide and high. */
    public String svg(int size) {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%1$d" viewBox="0 0 %2$d %2$d" role="img" \
                shape-rendering="crispEdges"><title>%3$s</title><rect width="%2$d" height="%2$d" fill="#fff"/>\
                <path fill="#000" d="%4$s"/></svg>
                """, size, width(), escaped(url), path());
    }

    // One rectangle for each group of adjacent dark modules in a row.
    private String path() {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < width(); y++) {
            for (int x = 0; x < width(); x++) {
                if (dark(x, y) && !dark(x - 1, y)) {
                    int end = x;
                    while (dark(end, y)) {
                        end++;
                    }
                    path.append(String.format(Locale.ROOT, "M%d %dh%dv1H%dz", x, y, end - x, x));
                }
            }
        }
        return path.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * As PNG, black on white, {@code size} pixels wide and high. Each module has the same whole number of pixels; the
     * remaining pixels widen the quiet zone. Throws {@link IllegalArgumentException} if {@code size} is smaller than
     * {@link #width}.
     */
    public byte[] png(int size) {
        int scale = size / width();
        if (scale == 0) {
            throw new IllegalArgumentException("fewer pixels than modules");
        }
        int margin = (size - scale * width()) / 2;
        return Png.blackOnWhite(
                size, (x, y) -> dark(Math.floorDiv(x - margin, scale), Math.floorDiv(y - margin, scale)));
    }
}
