package dev.hitch;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.Collator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.hitch.wrong.ActiveRecord;
import dev.hitch.wrong.AmbientLocale;
import dev.hitch.wrong.AmbientTime;
import dev.hitch.wrong.Blocking;
import dev.hitch.wrong.ClaimReader;
import dev.hitch.wrong.HttpBelowTheEdge;
import dev.hitch.wrong.OpenDoor;
import dev.hitch.wrong.PoolInTransactionService;
import dev.hitch.wrong.RoofAndCellar;
import dev.hitch.wrong.SettingsInPassing;
import dev.hitch.wrong.SqlOutsideRepositories;
import dev.hitch.wrong.StrangeArrow;
import dev.hitch.wrong.TransactionOutsideServices;
import dev.hitch.wrong.WithoutApplication;
import dev.hitch.wrong.crowd.Crowd;
import dev.hitch.wrong.one.Circle;
import dev.hitch.wrong.two.Quadrant;
import dev.hitch.wrong.untold.Untold;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules of the house, each with its reason and the class of {@code wrong} that breaks it. */
enum HouseRules {
    ARROWS_POINT_ONE_WAY(
            StrangeArrow.class,
            classes()
                    .should(HouseConditions.dependOnlyOn(Packages.ARROWS, Packages.EVERYONE))
                    .because("a change of one feature must not reach another that it has no business with")),

    NO_CYCLES_AT_ANY_DEPTH(
            List.of(Circle.class, Quadrant.class),
            slices().matching("dev.hitch.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("packages that need each other cannot be understood apart")),

    ROOTS_IMPORT_NONE_OF_THEIR_ROOMS(
            RoofAndCellar.class,
            classes()
                    .that(not(resideInAPackage("dev.hitch")))
                    .should(HouseConditions.dependOnNoRoomBelow(Packages.ROOTS_ABOVE_THEIR_ROOMS))
                    .because("rooms stand on what their root has: a root that also uses them makes circles")),

    PACKAGES_STAY_SMALL(
            Crowd.class,
            classes()
                    .should(HouseConditions.haveAtMost(12, Packages.LARGE))
                    .because("a reader keeps about a dozen classes in mind; what only holds data does not count")),

    PACKAGES_TELL_THEIR_STORY(
            Untold.class,
            classes()
                    .that(not(resideInAPackage("dev.hitch")))
                    .should(HouseConditions.haveAPackageInfo())
                    .because("a stranger reads there what the package does and what must hold")),

    HTTP_ENDS_AT_THE_RESOURCES(
            HttpBelowTheEdge.class,
            noClasses()
                    .that(not(simpleNameEndingWith("Resource")).and(not(simpleNameEndingWith("Templates"))))
                    .and()
                    .resideOutsideOfPackages(
                            "dev.hitch.error..", "dev.hitch.json..", "dev.hitch.telemetry..", "dev.hitch.request..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("jakarta.ws.rs.."))
                    .because("services and entities do not know that they are called by HTTP")),

    SQL_LIVES_IN_REPOSITORIES(
            SqlOutsideRepositories.class,
            noClasses()
                    .that(not(simpleNameEndingWith("Repository")))
                    .and()
                    .resideOutsideOfPackage("dev.hitch.development..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("io.vertx.mutiny.sqlclient..")
                            .or(resideInAPackage("org.hibernate.reactive.."))
                            .or(JavaClass.Predicates.equivalentTo(io.quarkus.hibernate.reactive.panache.Panache.class)))
                    .because("whoever looks for a query looks there")),

    ONLY_APPLICATIONS_ARE_FOUND_BY_ID_ALONE(
            WithoutApplication.class,
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.hitch.application.ApplicationRepository")
                    .should()
                    .accessTargetWhere(access(
                            "is a method of Panache that asks for no application",
                            PanacheRepositoryBase.class,
                            Set.of("findById", "findAll", "listAll", "streamAll", "count", "deleteById", "deleteAll")))
                    .because("a row of another application must not be found, changed or counted by mistake")),

    ENTITIES_ARE_NO_ACTIVE_RECORDS(
            ActiveRecord.class,
            noClasses()
                    .should()
                    .beAssignableTo(PanacheEntityBase.class)
                    .because("its static methods read and delete rows of every application, from any class")),

    TRANSACTIONS_ARE_DRAWN_BY_SERVICES(
            TransactionOutsideServices.class,
            classes()
                    .that(dependOnAnnotation(WithSession.class).or(dependOnAnnotation(WithTransaction.class)))
                    .should()
                    .haveSimpleNameEndingWith("Service")
                    .because("what is written together or not at all is a decision")),

    TRANSACTIONS_DO_NOT_USE_THE_POOL(
            PoolInTransactionService.class,
            classes()
                    .should(HouseConditions.notReach(Pool.class, WithTransaction.class))
                    .because("a statement on another connection is not part of the transaction, and may wait for it")),

    CLAIMS_ARE_READ_IN_ONE_PLACE(
            ClaimReader.class,
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.hitch.application..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(JsonWebToken.class)
                    .orShould()
                    .dependOnClassesThat(resideInAPackage("org.jose4j.."))
                    .because("who is calling must have one answer")),

    VISITORS_WITHOUT_A_TOKEN_REACH_ONLY_WHAT_IS_LISTED(
            OpenDoor.class,
            noClasses()
                    .that(not(describe("are listed", type -> Packages.OPEN.contains(type.getName()))))
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(PermitAll.class)
                    .because("a route that asks for no token is a decision, and is reviewed as one")),

    TIME_AND_RANDOMNESS_COME_FROM_OUTSIDE(
            AmbientTime.class,
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.hitch.application.token..", "dev.hitch.telemetry..")
                    .and()
                    .doNotHaveFullyQualifiedName("dev.hitch.id.RandomProducer")
                    .should()
                    .accessTargetWhere(access("is the present", Instant.class, Set.of("now")))
                    .orShould()
                    .accessTargetWhere(access("draws at random", UUID.class, Set.of("randomUUID")))
                    .orShould()
                    .accessTargetWhere(access("draws at random", Random.class, Set.of("<init>")))
                    .because("a test must be able to say what time it is and which code is drawn")),

    SETTINGS_ARE_NOT_ASKED_FOR_IN_PASSING(
            SettingsInPassing.class,
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(ConfigProvider.class, ConfigProviderResolver.class)
                    .because("before Quarkus has started, a native binary answers with the settings of its build")),

    NOTHING_BLOCKS(
            Blocking.class,
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.hitch.development..")
                    .should()
                    .accessTargetWhere(access("waits", Uni.class, Set.of("await")))
                    .because("a blocked event loop stops every request on it")),

    WHAT_MACHINES_READ_KNOWS_NO_LOCALE(AmbientLocale.class, localeIsNamed());

    private final List<Class<?>> brokenBy;
    private final ArchRule rule;

    HouseRules(Class<?> brokenBy, ArchRule rule) {
        this(List.of(brokenBy), rule);
    }

    HouseRules(List<Class<?>> brokenBy, ArchRule rule) {
        this.brokenBy = brokenBy;
        this.rule = rule;
    }

    List<Class<?>> brokenBy() {
        return brokenBy;
    }

    ArchRule rule() {
        return rule;
    }

    private static DescribedPredicate<JavaClass> dependOnAnnotation(Class<?> annotation) {
        return describe("use @" + annotation.getSimpleName(), type -> type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(annotation)));
    }

    private static DescribedPredicate<JavaAccess<?>> access(String what, Class<?> owner, Set<String> names) {
        return describe(
                what,
                access -> access.getTargetOwner().isAssignableTo(owner)
                        && names.contains(access.getTarget().getName()));
    }

    private static ArchRule localeIsNamed() {
        Map<Class<?>, Set<String>> ambient = Map.ofEntries(
                Map.entry(String.class, Set.of("format", "formatted", "toUpperCase", "toLowerCase")),
                Map.entry(PrintStream.class, Set.of("printf", "format")),
                Map.entry(PrintWriter.class, Set.of("printf", "format")),
                Map.entry(Formatter.class, Set.of("<init>")),
                Map.entry(
                        NumberFormat.class,
                        Set.of(
                                "getInstance",
                                "getNumberInstance",
                                "getIntegerInstance",
                                "getPercentInstance",
                                "getCurrencyInstance",
                                "getCompactNumberInstance")),
                Map.entry(DecimalFormat.class, Set.of("<init>")),
                Map.entry(DecimalFormatSymbols.class, Set.of("<init>", "getInstance")),
                Map.entry(MessageFormat.class, Set.of("<init>", "format")),
                Map.entry(SimpleDateFormat.class, Set.of("<init>")),
                Map.entry(Collator.class, Set.of("getInstance")),
                Map.entry(
                        DateTimeFormatter.class,
                        Set.of("ofPattern", "ofLocalizedDate", "ofLocalizedTime", "ofLocalizedDateTime")),
                Map.entry(DateTimeFormatterBuilder.class, Set.of("toFormatter")),
                Map.entry(Locale.class, Set.of("getDefault")));
        return noClasses()
                .should()
                .accessTargetWhere(describe(
                        "goes by the locale of the machine",
                        access -> access.getTarget() instanceof CodeUnitAccessTarget target
                                && ambient.entrySet().stream()
                                        .anyMatch(type -> target.getOwner().isEquivalentTo(type.getKey())
                                                && type.getValue().contains(target.getName()))
                                && target.getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(Locale.class))))
                .because("some locales have digits and letter cases of their own, which no program on the other side"
                        + " understands");
    }

    /** What the rules say about single packages and classes. */
    static final class Packages {

        /** What every package may use: value types and promises without features. */
        static final Set<String> EVERYONE = Set.of(
                "application", "error", "id", "time", "telemetry", "json", "origin", "paging", "query", "header");

        /** What a package may use beside that, by its first name. */
        static final Map<String, Set<String>> ARROWS = Map.ofEntries(
                Map.entry("", Set.of("application", "command", "credential", "development", "postgres")),
                Map.entry(
                        "link",
                        Set.of(
                                "shortlink",
                                "template",
                                "connection",
                                "provider",
                                "page",
                                "credential",
                                "sync",
                                "address")),
                Map.entry(
                        "shortlink",
                        Set.of("template", "fingerprint", "sync", "page", "provider", "address", "budget", "memory")),
                Map.entry("connection", Set.of("provider", "credential", "sync")),
                Map.entry("ratelimit", Set.of("connection", "budget")),
                Map.entry("template", Set.of("page", "sync", "memory")),
                Map.entry("page", Set.of("provider")),
                Map.entry("request", Set.of("page")),
                Map.entry("provider", Set.of("credential")),
                Map.entry("credential", Set.of("command")),
                Map.entry("postgres", Set.of("command", "development", "memory")),
                Map.entry("address", Set.of()),
                Map.entry("application", Set.of("memory")),
                Map.entry("budget", Set.of()),
                Map.entry("command", Set.of()),
                Map.entry("development", Set.of()),
                Map.entry("error", Set.of()),
                Map.entry("fingerprint", Set.of()),
                Map.entry("header", Set.of()),
                Map.entry("id", Set.of()),
                Map.entry("json", Set.of()),
                Map.entry("memory", Set.of()),
                Map.entry("openapi", Set.of()),
                Map.entry("origin", Set.of()),
                Map.entry("paging", Set.of()),
                Map.entry("query", Set.of()),
                Map.entry("sync", Set.of()),
                Map.entry("telemetry", Set.of()),
                Map.entry("time", Set.of()),
                Map.entry("wrong", Set.of()));

        /** Packages whose root stands on its rooms, with the reason. */
        static final Map<String, String> ROOTS_ABOVE_THEIR_ROOMS =
                Map.of("dev.hitch.page", "pages are made of words and a theme, which know of no page");

        /** Packages with more than twelve classes, with the reason. */
        static final Map<String, String> LARGE = Map.of("dev.hitch.wrong", "one class for each rule");

        /** The resources that answer visitors without a token. */
        static final Set<String> OPEN = Set.of(
                "dev.hitch.link.flow.LinkResource",
                "dev.hitch.page.theme.ThemeResource",
                "dev.hitch.shortlink.visit.VisitResource");

        private Packages() {}
    }
}
