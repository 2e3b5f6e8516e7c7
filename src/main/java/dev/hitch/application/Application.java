package dev.hitch.application;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import dev.hitch.origin.Origin;
import dev.hitch.origin.WebUrl;

/** A tenant: the integrator's software, named by the issuer and {@code client_id} of its tokens. */
@Entity
@Table(name = "application")
public class Application {

    /** What a redirect URL has to be for which {@link #mayRedirectTo} is false. */
    public static final String REDIRECT_RULE = "must have an origin on the application's list of redirectOrigins";

    @Id
    String id;

    String issuer;

    @Column(name = "client_id")
    String clientId;

    String name;

    @Column(name = "publishable_key")
    String publishableKey;

    @Column(name = "redirect_origins")
    String[] redirectOrigins;

    @Column(name = "embed_origins")
    String[] embedOrigins;

    @Column(name = "merge_connections")
    boolean mergeConnections;

    @Column(name = "agreement_url")
    String agreementUrl;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Version
    int version;

    /** For Hibernate. */
    protected Application() {}

    /** Applies {@code patch}; sets {@code updatedAt} only if that changes something. */
    void apply(PatchApplication patch, Instant now) {
        List<Object> before = settings();
        takeOver(patch);
        if (!settings().equals(before)) {
            updatedAt = now;
        }
    }

    private List<Object> settings() {
        return Arrays.asList(name, List.of(redirectOrigins), List.of(embedOrigins), mergeConnections, agreementUrl);
    }

    private void takeOver(PatchApplication patch) {
        if (patch.name() != null) {
            name = patch.name().orElse(clientId);
        }
        if (patch.redirectOrigins() != null) {
            redirectOrigins = origins(patch.redirectOrigins().orElse(List.of()));
        }
        if (patch.embedOrigins() != null) {
            embedOrigins = origins(patch.embedOrigins().orElse(List.of()));
        }
        if (patch.mergeConnections() != null) {
            mergeConnections = patch.mergeConnections().orElse(true);
        }
        if (patch.agreementUrl() != null) {
            agreementUrl = patch.agreementUrl().map(WebUrl::ascii).orElse(null);
        }
    }

    private static String[] origins(List<String> given) {
        return given.stream()
                .map(origin -> Origin.parse(origin).orElseThrow().value())
                .distinct()
                .toArray(String[]::new);
    }

    /** The identifier. */
    public ApplicationId id() {
        return new ApplicationId(id);
    }

    /** The name that users read on Link; empty until it has one: nobody knows its client id. */
    public Optional<String> name() {
        return Optional.of(name).filter(given -> !given.equals(clientId));
    }

    /** The agreement that users accept on Link, where there is one. */
    public Optional<String> agreementUrl() {
        return Optional.ofNullable(agreementUrl);
    }

    /** The origins whose pages may show Link in a frame; where there is none, no page may. */
    public List<String> embedOrigins() {
        return List.of(embedOrigins);
    }

    /** Whether it lists the origins that users may be sent back to. */
    public boolean listsRedirectOrigins() {
        return redirectOrigins.length > 0;
    }

    /** Whether a user may be sent back to {@code url}. An application that lists no origins allows every origin. */
    public boolean mayRedirectTo(String url) {
        return Origin.ofUrl(url)
                .filter(origin ->
                        redirectOrigins.length == 0 || List.of(redirectOrigins).contains(origin.value()))
                .isPresent();
    }

    /** Whether connecting the same account again returns the existing connection. */
    public boolean mergesConnections() {
        return mergeConnections;
    }

    /** Identifies the application in a browser. With it one can only start Link. */
    public String publishableKey() {
        return publishableKey;
    }
}
