package dev.hitch.application;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

/** Reads and changes an application's settings. */
@ApplicationScoped
public class ApplicationService {

    private final ApplicationRepository applications;
    private final Clock clock;

    ApplicationService(ApplicationRepository applications, Clock clock) {
        this.applications = applications;
        this.clock = clock;
    }

    /** The application {@code id}. */
    @WithSession
    public Uni<Application> read(ApplicationId id) {
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
    @WithTransaction
    Uni<Application> patch(ApplicationId id, PatchApplication patch) {
        return applications
                .lock(id)
                .invoke(application -> application.apply(patch, clock.instant()))
                .call(applications::flush);
    }

    /** Users may not be sent to a redirect URL: its origin is not on the application's list. */
    public static final class RedirectNotListed extends RuntimeException {

        RedirectNotListed() {
            super(Application.REDIRECT_RULE, null, false, false);
        }
    }
}
