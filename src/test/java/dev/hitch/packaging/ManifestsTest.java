package dev.hitch.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The Kubernetes manifests: typed, complete, locked down, and in step with the application's own settings. */
class ManifestsTest {

    private static final Path ROOT = Path.of("kubernetes");
    private static final List<String> FOLDERS = List.of("base", "overlays/dev", "overlays/prod");
    private static final Set<String> SECRETS = Set.of("DATABASE_URL", "HITCH_CREDENTIAL_KEYS");
    private static final Set<String> SETTINGS = Set.of(
            "HITCH_API_URL",
            "HITCH_LINK_URL",
            "HITCH_SHORT_URL",
            "HITCH_PROVIDER_SANDBOX_ENABLED",
            "HITCH_TRUSTED_PROXIES",
            "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
            "MP_JWT_VERIFY_ISSUER",
            "MP_JWT_VERIFY_AUDIENCES",
            "QUARKUS_HTTP_PORT",
            "QUARKUS_FLYWAY_MIGRATE_AT_START");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final KubernetesSerialization KUBERNETES = new KubernetesSerialization();

    @Test
    void unknownFieldIsFound() {
        String misspelt = """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: hitch}
                spec: {template: {spec: {containers: [{name: hitch, readinesProbe: {httpGet: {path: /}}}]}}}
                """;
        assertThat(Unknown.fields(KUBERNETES.unmarshal(misspelt)))
                .containsExactly("Deployment.spec.template.spec.containers[0].readinesProbe");
    }

    @Test
    void everyFileIsListedAndEveryListedFileExists() throws IOException {
        for (String folder : FOLDERS) {
            Set<String> listed = new TreeSet<>(listed(folder, "resources"));
            listed.addAll(listed(folder, "patches"));
            assertThat(listed).as(folder).allSatisfy(name -> assertThat(path(folder, name))
                    .exists());
            listed.removeIf(name -> Files.isDirectory(path(folder, name)));
            listed.add("kustomization.yaml");
            assertThat(files(folder)).as(folder).containsExactlyInAnyOrderElementsOf(listed);
        }
    }

    @Test
    void kustomizationsHaveKnownMembersAlone() throws IOException {
        for (String folder : FOLDERS) {
            Set<String> members = new TreeSet<>();
            kustomization(folder).fieldNames().forEachRemaining(members::add);
            assertThat(members)
                    .as(folder)
                    .contains("apiVersion", "kind", "resources")
                    .isSubsetOf("apiVersion", "kind", "namespace", "resources", "patches", "images");
        }
    }

    @Test
    void everyFileIsOneStrictlyTypedObject() throws IOException {
        List<HasMetadata> objects = new ArrayList<>(resources());
        objects.addAll(patches());
        assertThat(objects).hasSizeGreaterThan(12);
    }

    @Test
    void manifestsHoldTogether() throws IOException {
        check(resources());
    }

    /** A patch could undo in an overlay what the base promises; so it says nothing of these things. */
    @Test
    void patchesLeaveSecurityAndSecretsAlone() throws IOException {
        List<HasMetadata> patches = patches();
        assertThat(patches).isNotEmpty();
        assertSettingsAreKnown(patches);
        for (PodSpec pod : pods(patches)) {
            assertThat(pod.getSecurityContext()).isNull();
            assertThat(pod.getAutomountServiceAccountToken()).isNull();
            assertThat(pod.getTerminationGracePeriodSeconds()).isNull();
            assertThat(pod.getContainers()).allSatisfy(container -> {
                assertThat(container.getSecurityContext()).isNull();
                assertThat(container.getEnv()).isEmpty();
                assertThat(container.getEnvFrom()).isEmpty();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/prod"})
    void renderedOverlayHoldsTogether(String overlay) throws Exception {
        List<HasMetadata> objects = new ArrayList<>();
        for (String document : render(overlay).split("(?m)^---$")) {
            objects.add(parse(document, overlay));
        }
        check(objects);
        assertThat(objects).allSatisfy(object -> assertThat(object.getMetadata().getNamespace())
                .startsWith("hitch"));
        assertIngressServesThePublicOrigins(objects);
    }

    private static String render(String overlay) throws IOException, InterruptedException {
        Process kubectl;
        try {
            kubectl = new ProcessBuilder(
                            "kubectl", "kustomize", ROOT.resolve(overlay).toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException missing) {
            String reason = "kubectl is not on the PATH: " + overlay + " was checked file by file, not rendered";
            System.out.println(reason);
            return Assumptions.abort(reason);
        }
        String rendered = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kubectl.exitValue()).as("kubectl kustomize " + overlay).isZero();
        return rendered;
    }

    private static void check(List<HasMetadata> objects) throws IOException {
        assertThat(objects).noneMatch(Secret.class::isInstance);
        assertSettingsAreKnown(objects);
        List<PodSpec> pods = pods(objects);
        assertThat(pods).isNotEmpty();
        for (PodSpec pod : pods) {
            assertLockedDown(pod);
            assertThat(Duration.ofSeconds(pod.getTerminationGracePeriodSeconds()))
                    .isGreaterThan(shutdown());
            assertThat(pod.getContainers().stream()
                            .flatMap(container -> container.getEnv().stream())
                            .map(ManifestsTest::secret))
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(key).isIn(SECRETS));
        }
        assertThat(objects)
                .filteredOn(Deployment.class::isInstance)
                .singleElement()
                .satisfies(deployment -> assertServes((Deployment) deployment));
    }

    // The name of the variable is the name of the key, so that there is one name to look for.
    private static String secret(EnvVar variable) {
        assertThat(variable.getValue()).as(variable.getName() + " in clear").isNull();
        assertThat(variable.getValueFrom().getSecretKeyRef().getName()).isEqualTo("hitch");
        assertThat(variable.getValueFrom().getSecretKeyRef().getKey()).isEqualTo(variable.getName());
        return variable.getName();
    }

    private static void assertSettingsAreKnown(List<HasMetadata> objects) throws IOException {
        Path operating = Path.of("src/docs/operating.md");
        String documentation = Files.exists(operating) ? Files.readString(operating) : String.join(" ", SETTINGS);
        List<Map<String, String>> maps = objects.stream()
                .filter(ConfigMap.class::isInstance)
                .map(object -> ((ConfigMap) object).getData())
                .toList();
        assertThat(maps).isNotEmpty().allSatisfy(map -> assertThat(map.keySet())
                .isNotEmpty()
                .isSubsetOf(SETTINGS)
                .allSatisfy(name -> assertThat(documentation).contains(name)));
    }

    private static void assertLockedDown(PodSpec pod) {
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(1001);
        assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        List<Container> containers = new ArrayList<>(pod.getContainers());
        containers.addAll(pod.getInitContainers());
        assertThat(containers).isNotEmpty().allSatisfy(container -> {
            assertThat(container.getSecurityContext().getReadOnlyRootFilesystem())
                    .isTrue();
            assertThat(container.getSecurityContext().getAllowPrivilegeEscalation())
                    .isFalse();
            assertThat(container.getSecurityContext().getCapabilities().getDrop())
                    .containsExactly("ALL");
            assertThat(container.getSecurityContext().getRunAsUser()).isNull();
            assertThat(container.getVolumeMounts())
                    .anyMatch(mount -> mount.getMountPath().equals("/tmp"));
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits().get("memory").getNumericalAmount())
                    .isGreaterThanOrEqualTo(
                            container.getResources().getRequests().get("memory").getNumericalAmount());
        });
    }

    private static void assertServes(Deployment deployment) throws IOException {
        PodTemplateSpec template = deployment.getSpec().getTemplate();
        assertThat(template.getMetadata().getLabels())
                .containsAllEntriesOf(deployment.getSpec().getSelector().getMatchLabels());
        Container container = template.getSpec().getContainers().get(0);
        assertThat(path(container.getStartupProbe())).isEqualTo("/q/health/started");
        assertThat(path(container.getLivenessProbe())).isEqualTo("/q/health/live");
        assertThat(path(container.getReadinessProbe())).isEqualTo("/q/health/ready");
        assertThat(container.getPorts())
                .extracting(ContainerPort::getContainerPort)
                .containsExactly(port());
        assertThat(template.getMetadata().getAnnotations()).containsEntry("prometheus.io/port", "" + port());
    }

    private static String path(Probe probe) {
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
        return probe.getHttpGet().getPath();
    }

    private static void assertIngressServesThePublicOrigins(List<HasMetadata> objects) {
        Optional<Ingress> ingress = objects.stream()
                .filter(Ingress.class::isInstance)
                .map(Ingress.class::cast)
                .findFirst();
        if (ingress.isEmpty()) {
            return;
        }
        Map<String, String> settings = objects.stream()
                .filter(ConfigMap.class::isInstance)
                .map(object -> ((ConfigMap) object).getData())
                .findFirst()
                .orElseThrow();
        Set<String> hosts = new HashSet<>();
        ingress.get().getSpec().getRules().forEach(rule -> hosts.add("https://" + rule.getHost()));
        assertThat(hosts)
                .containsExactlyInAnyOrder(
                        settings.get("HITCH_API_URL"), settings.get("HITCH_LINK_URL"), settings.get("HITCH_SHORT_URL"));
        assertThat(ingress.get().getSpec().getTls().get(0).getHosts())
                .hasSameSizeAs(hosts)
                .allMatch(host -> hosts.contains("https://" + host));
    }

    private static List<PodSpec> pods(List<HasMetadata> objects) {
        return objects.stream()
                .flatMap(object -> object instanceof Deployment deployment
                        ? Stream.of(deployment.getSpec().getTemplate().getSpec())
                        : object instanceof Job job
                                ? Stream.of(job.getSpec().getTemplate().getSpec())
                                : object instanceof CronJob job
                                        ? Stream.of(job.getSpec()
                                                .getJobTemplate()
                                                .getSpec()
                                                .getTemplate()
                                                .getSpec())
                                        : Stream.empty())
                .toList();
    }

    private static Duration shutdown() throws IOException {
        return duration("quarkus.shutdown.timeout").plus(duration("quarkus.shutdown.delay"));
    }

    private static Duration duration(String setting) throws IOException {
        return Duration.parse("PT" + settings().getProperty(setting));
    }

    private static int port() throws IOException {
        return Integer.parseInt(settings().getProperty("quarkus.http.port"));
    }

    private static Properties settings() throws IOException {
        Properties settings = new Properties();
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        }
        return settings;
    }

    private static List<HasMetadata> resources() throws IOException {
        return objects("resources");
    }

    private static List<HasMetadata> patches() throws IOException {
        return objects("patches");
    }

    private static List<HasMetadata> objects(String member) throws IOException {
        List<HasMetadata> objects = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (String name : listed(folder, member)) {
                Path file = path(folder, name);
                if (Files.isRegularFile(file)) {
                    objects.add(parse(Files.readString(file), file.toString()));
                }
            }
        }
        return objects;
    }

    private static HasMetadata parse(String document, String where) {
        Object object = KUBERNETES.unmarshal(document);
        assertThat(object).as(where).isInstanceOf(HasMetadata.class);
        assertThat(object.getClass().getName())
                .as(where + " is of a known kind")
                .doesNotContain("Generic");
        assertThat(Unknown.fields(object)).as(where).isEmpty();
        return (HasMetadata) object;
    }

    private static JsonNode kustomization(String folder) throws IOException {
        return YAML.readTree(
                new StringReader(Files.readString(ROOT.resolve(folder).resolve("kustomization.yaml"))));
    }

    private static List<String> listed(String folder, String member) throws IOException {
        List<String> names = new ArrayList<>();
        kustomization(folder)
                .path(member)
                .forEach(entry -> names.add(
                        entry.isTextual()
                                ? entry.asText()
                                : entry.required("path").asText()));
        return names;
    }

    private static Path path(String folder, String name) {
        return ROOT.resolve(folder).resolve(name).normalize();
    }

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
