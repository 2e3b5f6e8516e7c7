package dev.hitch.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import dev.hitch.memory.ChangeListener;
import dev.hitch.memory.Hearing;
import dev.hitch.memory.Remembered;

/** Reads and changes an application's settings. */
@ApplicationScoped
public class ApplicationService implements ChangeListener {

    // Each takes about 500 bytes.
    private static final long MOST_REMEMBERED = 10_000;

    private final ApplicationRepository applications;
    private final Remembered<String, Application> remembered;
    private final Clock clock;

    ApplicationService(ApplicationRepository applications, Hearing hearing, Clock clock) {
        this.applications = applications;
        this.remembered = new Remembered<>(
                hearing, Duration.ZERO, MOST_REMEMBERED, id -> applications.get(new ApplicationId(id)));
        this.clock = clock;
    }

    /** The application {@code id}, not to be changed. A change made elsewhere is seen within a second. */
    public Uni<Application> read(ApplicationId id) {
        return remembered.get(id.value());
    }

    /** The same as the database has it now. */
    Uni<Application> stored(ApplicationId id) {
        return applications.get(id);
    }

    /** The application that {@code key} names in a browser, empty where it names none or is null. */
    @WithSession
    public Uni<Optional<Application>> findByPublishableKey(String key) {
        return applications.findByPublishableKey(key).map(Optional::ofNullable);
    }

    /** Fails with {@link RedirectNotListed} where users may not be sent to {@code redirectUrl}, which may be null. */
    public Uni<Void> requireRedirect(ApplicationId id, String redirectUrl) {
        return redirectUrl == null
                ? Uni.createFrom().voidItem()
                : read(id).invoke(application -> {
                            if (!application.mayRedirectTo(redirectUrl)) {
                                throw new RedirectNotListed();
                            }
                        })
                        .replaceWithVoid();
    }

    /** The application {@code id} after applying {@code patch}. */
    Uni<Application> patch(ApplicationId id, PatchApplication patch) {
        return applications
                .change(id, application -> application.apply(patch, clock.instant()))
                .invoke(() -> remembered.forget(id.value()));
    }

    @Override
    public String channel() {
        return "hitch_application_changed";
    }

    @Override
    public void received(String id) {
        remembered.forget(id);
    }

    /** Users may not be sent to a redirect URL: its origin is not on the application's list. */
    public static final class RedirectNotListed extends RuntimeException {

        RedirectNotListed() {
            super(Application.REDIRECT_RULE, null, false, false);
        }
    }
}
