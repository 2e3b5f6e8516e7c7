package dev.hitch.origin;

/**
 * Encodes a label of a host name in ASCII. The JDK does this only together with a mapping of Unicode 3.2, which differs
 * from that of browsers: {@code faß} would become {@code fass}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3492#section-6.3">RFC 3492, section 6.3</a>
 */
final class Punycode {

    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    private Punycode() {}

    /** {@code label}, of at most some hundred code points, without the prefix {@code xn--}. */
    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder written = new StringBuilder();
        label.chars().filter(c -> c < INITIAL_N).forEach(c -> written.append((char) c));
        int basic = written.length();
        if (basic > 0) {
            written.append('-');
        }
        int n = INITIAL_N;
        int delta = 0;
        int bias = INITIAL_BIAS;
        for (int done = basic; done < points.length; n++, delta++) {
            int next = next(points, n);
            delta += (next - n) * (done + 1);
            n = next;
            for (int point : points) {
                if (point < n) {
                    delta++;
                } else if (point == n) {
                    write(delta, bias, written);
                    bias = adapt(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
        }
        return written.toString();
    }

    private static int next(int[] points, int from) {
        int next = Integer.MAX_VALUE;
        for (int point : points) {
            next = point >= from ? Math.min(next, point) : next;
        }
        return next;
    }

    private static void write(int delta, int bias, StringBuilder written) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
            if (rest < threshold) {
                written.append(Character.forDigit(rest < 26 ? rest + 10 : rest - 26, BASE));
                return;
            }
            int digit = threshold + (rest - threshold) % (BASE - threshold);
            written.append(Character.forDigit(digit < 26 ? digit + 10 : digit - 26, BASE));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static int adapt(int given, int points, boolean first) {
        int delta = first ? given / DAMP : given / 2;
        delta += delta / points;
        int k = 0;
        for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE) {
            delta /= BASE - T_MIN;
        }
        return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
    }
}
