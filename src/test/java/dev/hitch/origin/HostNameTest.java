package dev.hitch.origin;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostNameTest {

    // As Chromium, Firefox and Node.js read them.
    @ParameterizedTest
    @CsvSource({
        "App.Acme.COM, app.acme.com",
        "my_app.acme.com, my_app.acme.com",
        "_x.acme.com., _x.acme.com.",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "bu\u0308cher.example, xn--bcher-kva.example",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "faß.de, xn--fa-hia.de",
        "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
        "βόλος.com, xn--nxasmm1c.com",
        "日本語。ＪＰ, xn--wgv71a119e.jp",
        "ａｐｐ．acme.com, app.acme.com",
        "правда.рф, xn--80aafi6cg.xn--p1ai",
        "مثال.إختبار, xn--mgbh0fb.xn--kgbechtv",
        "❤\uFE0F.example, xn--qei.example",
        "😀.example, xn--e28h.example",
        "127.0.0.1, 127.0.0.1",
        "１２７.0.0.1, 127.0.0.1",
        "1.a, 1.a",
        "localhost, localhost"
    })
    void isWrittenAsBrowsersDo(String text, String ascii) {
        assertThat(HostName.ascii(text)).contains(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "a..b",
                "a.b..",
                "a b",
                "a%41",
                "a,b",
                "*.acme.com",
                "acme.com/x",
                "℀.example",
                "a\uFF0Fb.example",
                "a\uFF20b.example",
                "\u0301a.example",
                "a\u00ADb",
                "a\u200Db.example",
                "a\u200Bb.example",
                "a\u202Eb.example",
                "a\u00A0b.example",
                "a\uE000b.example",
                "xn--ü.example",
                "a\u05D0.example",
                "256.0.0.1",
                "127.0.0.1.",
                "127.0.0.01",
                "1.2.3",
                "2130706433",
                "0x7f.1",
                "a.0x7f",
                "a.1.",
                "\u03F2.example",
                "\u13F8.example",
                "\u1C80.example",
                "\u034Fa.example"
            })
    void othersAreRefused(String text) {
        assertThat(HostName.ascii(text)).isEmpty();
    }

    @Test
    void aNameIsBounded() {
        assertThat(HostName.ascii("a".repeat(63) + ".example")).isPresent();
        assertThat(HostName.ascii("a".repeat(64) + ".example")).isEmpty();
        assertThat(HostName.ascii("ü".repeat(64) + ".example")).isEmpty();
        assertThat(HostName.ascii(("a".repeat(50) + ".").repeat(5))).isEmpty();
    }
}
