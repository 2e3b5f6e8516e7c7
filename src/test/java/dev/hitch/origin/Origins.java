package dev.hitch.origin;

import java.util.Optional;

/** Public origins for tests that need no service. */
public final class Origins {

    private Origins() {}

    /** Three host names of one installation; that of short links has letters beyond ASCII. */
    public static PublicOrigins three() {
        return new PublicOrigins(new Three(), null);
    }

    /** The check of {@link RedirectUrl} by {@link #three}. */
    public static RedirectUrl.Check redirects() {
        return new RedirectUrl.Check(three());
    }

    private record Three() implements PublicOrigins.Config {

        @Override
        public Optional<String> apiUrl() {
            return Optional.of("https://api.hitch.test");
        }

        @Override
        public Optional<String> linkUrl() {
            return Optional.of("https://link.hitch.test:443");
        }

        @Override
        public Optional<String> shortUrl() {
            return Optional.of("https://BÜCHER.example");
        }
    }
}
