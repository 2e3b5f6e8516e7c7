package dev.hitch.shortlink.qr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QrCodeTest {

    private static final String URL = "https://term.new/az9qtk2d";
    /** As long as a host name can be. */
    private static final String LONGEST = "https://" + "abcdefghi.".repeat(25) + "com:65535/az9qtk2d";

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Result read(BufferedImage image) throws Exception {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 129, 135, 512, 2048})
    void aPngIsReadBack(int size) throws Exception {
        BufferedImage image = image(QrCode.of(URL).png(size));
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(image.getColorModel().getPixelSize()).isEqualTo(1);
        Result read = read(image);
        assertThat(read.getText()).isEqualTo(URL);
        assertThat(read.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
    }

    @Test
    void theQuietZoneIsFourModulesOfWhite() throws IOException {
        QrCode code = QrCode.of(URL);
        int module = 10;
        BufferedImage image = image(code.png(code.width() * module));
        int edge = 4 * module;
        IntStream.range(0, image.getWidth()).forEach(along -> IntStream.range(0, edge)
                .forEach(deep -> assertThat(image.getRGB(along, deep)).isEqualTo(0xFFFFFFFF)));
        // The corner of the first finder pattern.
        assertThat(image.getRGB(edge, edge)).isEqualTo(0xFF000000);
        assertThat(image.getRGB(edge - 1, edge)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void theLongestHostNameStillHasAPixelForEachModule() throws Exception {
        QrCode code = QrCode.of(LONGEST);
        assertThat(code.width()).isLessThanOrEqualTo(128);
        assertThat(read(image(code.png(512))).getText()).isEqualTo(LONGEST);
        assertThat(image(code.png(128)).getWidth()).isEqualTo(128);
        assertThatThrownBy(() -> code.png(64)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSvgIsOneCrispPathThatIsReadBack() throws Exception {
        QrCode code = QrCode.of(URL);
        Element svg = parse(code.svg(300));
        assertThat(svg.getAttribute("width")).isEqualTo("300");
        assertThat(svg.getAttribute("height")).isEqualTo("300");
        assertThat(svg.getAttribute("viewBox")).isEqualTo("0 0 %1$d %1$d".formatted(code.width()));
        assertThat(svg.getAttribute("shape-rendering")).isEqualTo("crispEdges");
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(URL);
        assertThat(svg.getElementsByTagName("path").getLength()).isEqualTo(1);
        String path = ((Element) svg.getElementsByTagName("path").item(0)).getAttribute("d");
        assertThat(new Decoder().decode(modules(path, code.width() - 8)).getText())
                .isEqualTo(URL);
    }

    @Test
    void theTitleOfTheSvgIsText() throws Exception {
        String odd = "https://term.new/?a=1&b=<script>";
        assertThat(parse(QrCode.of(odd).svg(300))
                        .getElementsByTagName("title")
                        .item(0)
                        .getTextContent())
                .isEqualTo(odd);
    }

    @Test
    void itsDigitsAreThoseOfAProgramWhateverTheLocale() {
        String expected = QrCode.of(URL).svg(512);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(QrCode.of(URL).svg(512)).isEqualTo(expected);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Element parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes()))
                .getDocumentElement();
    }

    private static BitMatrix modules(String path, int width) {
        Matcher runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H(\\d+)z").matcher(path);
        BitMatrix modules = new BitMatrix(width);
        int end = 0;
        while (runs.find()) {
            MatchResult run = runs.toMatchResult();
            assertThat(run.start()).isEqualTo(end);
            assertThat(run.group(4)).isEqualTo(run.group(1));
            modules.setRegion(
                    Integer.parseInt(run.group(1)) - 4,
                    Integer.parseInt(run.group(2)) - 4,
                    Integer.parseInt(run.group(3)),
                    1);
            end = run.end();
        }
        assertThat(end).isEqualTo(path.length());
        return modules;
    }
}
