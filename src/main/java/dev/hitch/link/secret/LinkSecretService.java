package dev.hitch.link.secret;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import dev.hitch.application.ApplicationId;
import dev.hitch.credential.CredentialCipher;
import dev.hitch.credential.SealedColumn;
import dev.hitch.id.RandomTokens;
import dev.hitch.id.Ulids;
import dev.hitch.link.secret.LinkSecretRepository.Stored;
import dev.hitch.link.secret.LinkSignature.Judgement;

/** Makes, shows and rotates link secrets, and judges what was signed with them. */
@ApplicationScoped
public class LinkSecretService {

    private static final Logger LOG = Logger.getLogger(LinkSecretService.class);
    private static final String PREFIX = "link_sec_";
    private static final String ROW = "lks_";
    private static final String PURPOSE = "secret";
    private static final Duration OLD_ONE_VALID = Duration.ofHours(24);

    private final LinkSecretRepository secrets;
    private final CredentialCipher cipher;
    private final RandomTokens random;
    private final Ulids ulids;
    private final Clock clock;

    LinkSecretService(
            LinkSecretRepository secrets, CredentialCipher cipher, RandomTokens random, Ulids ulids, Clock clock) {
        this.secrets = secrets;
        this.cipher = cipher;
        this.random = random;
        this.ulids = ulids;
        this.clock = clock;
    }

    /** Where secrets are, for whoever re-seals. */
    @Produces
    @Singleton
    static SealedColumn column() {
        return new SealedColumn("link_secret", "secret_key_id", "secret_box", PURPOSE);
    }

    /** The application's present secret; the first call makes one. */
    Uni<String> read(ApplicationId application) {
        Instant now = clock.instant();
        LOG.infof("The link secret of %s is read", application);
        return secrets.valid(application, now)
                .chain(found -> found.isEmpty()
                        ? secrets.create(application, next(now), now).chain(() -> secrets.valid(application, now))
                        : Uni.createFrom().item(found))
                .map(valid -> open(valid.get(0)));
    }

    /** A new secret. The one before is valid for 24 more hours, and any other no longer. */
    Uni<String> rotate(ApplicationId application) {
        Instant now = clock.instant();
        LOG.infof("The link secret of %s is rotated", application);
        return secrets.rotate(application, next(now), now, now.plus(OLD_ONE_VALID))
                .chain(() -> secrets.valid(application, now))
                .map(valid -> open(valid.get(0)));
    }

    /**
     * How far an address of Link with these decoded parameters is to be believed.
     *
     * @param grace how long after its expiry it still is
     */
    public Uni<Judgement> judge(ApplicationId application, Map<String, String> parameters, Duration grace) {
        if (!parameters.containsKey(LinkSignature.PARAMETER)) {
            return Uni.createFrom().item(Judgement.UNSIGNED);
        }
        Instant now = clock.instant();
        return secrets.valid(application, now)
                .map(valid -> LinkSignature.judge(
                        parameters, valid.stream().map(this::open).toList(), now.minus(grace)));
    }

    private Stored next(Instant now) {
        String id = ulids.next(ROW, now);
        return new Stored(id, cipher.seal(random.next(PREFIX), column().row(id)));
    }

    private String open(Stored stored) {
        return cipher.open(stored.sealed(), column().row(stored.id()));
    }
}
