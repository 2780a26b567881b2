package city.talpuls.bench;

import city.talpuls.model.topics.Topic;
import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.standalone.embedded.Database;
import city.talpuls.standalone.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform, each part a process of its own on loopback, all on one data folder. A further instance of a part is
 * called by the part and a number, {@code streams-2}, and has a data folder of its own.
 */
final class House implements AutoCloseable {

    /** All parts, in the order in which they are started. */
    static final List<String> PARTS = List.of("postgres", "kafka", "mqtt", "streams", "ingest", "api");

    /** The same, with two instances of those that share their work. */
    static final List<String> WITH_SECOND_INSTANCES =
            List.of("postgres", "kafka", "mqtt", "streams", "streams-2", "ingest", "api", "api-2");

    /** The login of the gateway that sends the load. */
    private static final String GATEWAY = "bench";

    private static final Map<String, String> HEAPS = Map.of(
            "postgres", "256m", "kafka", "768m", "mqtt", "768m", "streams", "1g", "ingest", "384m", "api", "384m");

    private final Path folder;
    private final List<String> names;
    private final Map<String, String> common;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, PartProcess> running = new LinkedHashMap<>();
    private final @Nullable URI external;
    private final Stay stay;
    private Map<String, String> encryption = Map.of();

    /** How long parts live. */
    enum Stay {
        BRIEF,
        LONG;

        /** Parts that live for seconds are compiled little, and load together what the first of their kind to end has loaded. */
        private List<String> options(String kind) {
            return this == LONG
                    ? List.of()
                    : List.of(
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+AutoCreateSharedArchive",
                            "-XX:SharedArchiveFile="
                                    + Path.of(
                                            System.getProperty("talpuls.home"),
                                            "deploy",
                                            "bench",
                                            "target",
                                            kind + ".jsa"),
                            "-Xlog:cds*=off",
                            "-Xlog:aot*=off");
        }
    }

    /** A house with one instance of each part. */
    House(Path folder, @Nullable URI external, Stay stay) throws IOException {
        this(folder, PARTS, Map.of(), external, stay);
    }

    /** A house with these parts, each set as it is by default. */
    House(Path folder, List<String> names, @Nullable URI external, Stay stay) throws IOException {
        this(folder, names, Map.of(), external, stay);
    }

    /**
     * A house that is not started yet.
     *
     * @param folder for data and logs
     * @param names of its parts, in the order in which they are started
     * @param common environment variables of all parts, which count more than those that let them find each other
     * @param external an MQTT broker to use instead of a part of its own
     * @param stay whether its parts live long enough to be worth compiling well
     */
    House(Path folder, List<String> names, Map<String, String> common, @Nullable URI external, Stay stay)
            throws IOException {
        this.folder = folder;
        this.names = List.copyOf(names);
        this.common = Map.copyOf(common);
        this.external = external;
        this.stay = stay;
        for (String part : names) {
            ports.put(part, FreePort.find(part.equals("kafka") ? 2 : 1));
        }
        ports.put("mqtt-counts", FreePort.find(1));
    }

    /** Has api speak HTTP/2 too, over TLS, as the reverse proxy of a city does. To be called before it starts. */
    URI encrypted(Certificate with) throws IOException {
        int port = FreePort.find(1);
        encryption = with.settings(port);
        return URI.create("https://127.0.0.1:" + port);
    }

    /** Starts all parts and waits for them. */
    void start() throws IOException, InterruptedException {
        for (String part : names) {
            if (!part.equals("mqtt") || external == null) {
                begin(part);
            }
        }
        for (PartProcess part : running.values()) {
            part.awaitReady();
        }
    }

    /** Starts one part and returns at once. */
    void begin(String part) throws IOException {
        var logs = Files.createDirectories(folder.resolve("logs"));
        running.put(
                part,
                PartProcess.start(kind(part), options(part), data(part), settings(part), logs.resolve(part + ".log")));
    }

    /** Takes from an instance of streams, which does not run, all that it remembered. */
    void forget(String streams) throws IOException {
        var remembered = data(streams).resolve("streams");
        try (var paths = Files.walk(remembered)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Of which part it is an instance. */
    private static String kind(String name) {
        return name.replaceFirst("-\\d+$", "");
    }

    /** The names of all parts, in the order in which they are started. */
    List<String> names() {
        return names;
    }

    PartProcess part(String name) {
        var part = running.get(name);
        if (part == null) {
            throw new IllegalArgumentException("the house has no " + name);
        }
        return part;
    }

    Map<String, PartProcess> parts() {
        return running;
    }

    /** The HTTP address of a part that has one. */
    URI http(String part) {
        return URI.create("http://127.0.0.1:" + ports.get(part.equals("mqtt") ? "mqtt-counts" : part));
    }

    /** Makes a login for the load, and says where and as whom to publish. */
    Broker broker(int inFlight) throws IOException, InterruptedException {
        if (external != null) {
            return new Broker(external, null, null, inFlight);
        }
        return new Broker(URI.create("tcp://127.0.0.1:" + ports.get("mqtt")), GATEWAY, password(), inFlight);
    }

    /** The file with an admin's key, which api makes at its first start. */
    Path adminKey() {
        return data().resolve("admin-key");
    }

    /** All that a part has said. */
    String said(String part) throws IOException {
        return Files.readString(folder.resolve("logs").resolve(part + ".log"));
    }

    /** What a part's collector of garbage has logged. */
    Path garbage(String part) {
        return folder.resolve("logs").resolve(part + ".gc");
    }

    /** A connection to the store, to count in it. */
    Connection store() throws SQLException, IOException {
        return DriverManager.getConnection(databaseUrl(), Database.USER, databasePassword());
    }

    private String databasePassword() throws IOException {
        return Database.passwordIn(data().resolve("postgres"));
    }

    /** Which partitions of the uplinks each instance of streams has at the moment, by their names. */
    Map<String, Set<Integer>> uplinksOfStreams() throws InterruptedException {
        return Assignment.now(kafkaServers());
    }

    /** What each part has taken of the machine so far. */
    Map<String, Usage> usage() {
        var usage = new LinkedHashMap<String, Usage>();
        running.forEach((name, part) -> usage.put(
                name,
                part.processes().stream()
                        .map(process -> Usage.of(process.pid()))
                        .reduce(new Usage(0, 0, 0), Usage::plus)));
        return usage;
    }

    /** How many committed records a topic has. */
    long records(Topic topic) {
        return Records.count(kafkaServers(), topic);
    }

    @Override
    public void close() {
        var order = new ArrayList<>(running.keySet()).reversed();
        for (String part : order) {
            try {
                part(part).stop();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                part(part).kill9();
            }
        }
    }

    private List<String> options(String part) {
        var options = new ArrayList<>(stay.options(kind(part)));
        options.add("-Xmx" + HEAPS.get(kind(part)));
        options.add("-Xlog:gc:file=" + garbage(part));
        return options;
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path data(String part) {
        return part.equals(kind(part)) ? data() : folder.resolve("data-of-" + part);
    }

    private String kafkaServers() {
        return "127.0.0.1:" + ports.get("kafka");
    }

    private String databaseUrl() {
        return "jdbc:postgresql://127.0.0.1:" + ports.get("postgres") + "/talpuls";
    }

    private Map<String, String> settings(String part) throws IOException {
        var settings = new LinkedHashMap<String, String>();
        settings.put(
                "TALPULS_MQTT_BROKERS_CITY_ADDRESS",
                external == null ? "mqtt://127.0.0.1:" + ports.get("mqtt") : external.toString());
        settings.put("TALPULS_KAFKA_BOOTSTRAP_SERVERS", kafkaServers());
        settings.put("TALPULS_DATABASE_URL", databaseUrl());
        settings.put("TALPULS_DATABASE_PASSWORD", databasePassword());
        settings.put("TALPULS_API_KEY_FILE", adminKey().toString());
        settings.put("TALPULS_STREAMS_INSTANCE", part);
        settings.put("MICRONAUT_SERVER_PORT", String.valueOf(ports.get(part.equals("mqtt") ? "mqtt-counts" : part)));
        if (part.equals("api")) {
            settings.putAll(encryption);
        }
        settings.putAll(common);
        return settings;
    }

    private String password() throws IOException, InterruptedException {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                PartProcess.classPath(),
                "city.talpuls.standalone.Main",
                "gateway",
                "add",
                GATEWAY,
                "--topic",
                "application/+/device/+/event/+",
                "--topic",
                "v3/+/devices/+/up",
                "--topic",
                "sensor-community/+/+/up",
                "--topic",
                "talpuls/v1/+/+/up",
                "--data",
                data().toString());
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var lines = said.readAllLines();
            process.waitFor(1, TimeUnit.MINUTES);
            return lines.stream()
                    .filter(line -> line.startsWith("password"))
                    .map(line -> line.split(" +", 3)[1])
                    .findFirst()
                    .orElseThrow(() -> new IOException("no login for the load: " + lines));
        }
    }
}
