package city.talpuls.standalone;

import city.talpuls.ingest.mqtt.BrokerConfig;
import city.talpuls.standalone.embedded.Doors;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.core.type.Argument;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the servers have to know of the rooms' settings, read from the same sources: the rooms' own files, environment
 * variables and system properties.
 */
final class SharedSettings {

    private static final String CITY = "talpuls.mqtt.brokers.city.";
    private static final String BROKER = "talpuls.broker.";
    private static final String ANONYMOUS = "talpuls.access.anonymous";

    private final Environment settings;

    private SharedSettings(Environment settings) {
        this.settings = settings;
    }

    static SharedSettings read() {
        var context = ApplicationContext.builder("ingest", "streams", "api")
                .deduceEnvironment(false)
                .banner(false)
                .build();
        return new SharedSettings(context.getEnvironment().start());
    }

    /** Whether somebody has set it. */
    boolean has(String name) {
        return settings.getProperty(name, String.class).isPresent();
    }

    /** The subscriptions of ingest at the city's own broker. */
    List<String> subscriptions() {
        var topics = settings.getProperty(CITY + "topics", Argument.listOf(String.class))
                .orElse(List.of(BrokerConfig.TOPICS.split(",")));
        var group = settings.getProperty(CITY + "shared-group", String.class).orElse(BrokerConfig.GROUP);
        return topics.stream().map(topic -> "$share/" + group + "/" + topic).toList();
    }

    /** Where ingest looks for the city's own broker. */
    Port mqttPort() throws CannotStart {
        var address = mqttAddress();
        return port(CITY + "address", address, address);
    }

    /** The same, as it is written. */
    String mqttAddress() {
        return settings.getProperty(CITY + "address", String.class).orElse("");
    }

    /** Where the rooms look for Kafka. */
    Port kafkaPort() throws CannotStart {
        var name = "talpuls.kafka.bootstrap-servers";
        var servers = settings.getProperty(name, String.class).orElse("127.0.0.1:9092");
        return port(name, servers, "kafka://" + servers);
    }

    /** Where the rooms look for the database. */
    Port databasePort() throws CannotStart {
        var name = "talpuls.database.url";
        var url = settings.getProperty(name, String.class).orElse("jdbc:postgresql://127.0.0.1:5432/talpuls");
        return port(name, url, url.replaceFirst("^jdbc:", ""));
    }

    /**
     * Where the MQTT broker listens.
     *
     * @param port for connections in the clear
     */
    Doors doors(Port port) throws CannotStart {
        var host = settings.getProperty(BROKER + "host", String.class).orElse("127.0.0.1");
        return new Doors(host, port.number(), encrypted());
    }

    /** Whether anybody may send without a login, as {@code talpuls.access.anonymous} says. */
    boolean isOpenToAnybody() throws CannotStart {
        return switch (settings.getProperty(ANONYMOUS, String.class).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new CannotStart(ANONYMOUS + " is true or false");
        };
    }

    /** Whether only this machine reaches that address. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Optional<Doors.Encrypted> encrypted() throws CannotStart {
        var port = number(BROKER + "mqtts-port");
        var certificate = file(BROKER + "certificate");
        var key = file(BROKER + "key");
        if (port.isEmpty() && certificate.isEmpty() && key.isEmpty()) {
            return Optional.empty();
        }
        if (certificate.isEmpty() || key.isEmpty()) {
            throw new CannotStart("MQTT over TLS needs both " + BROKER + "certificate and " + BROKER + "key");
        }
        return Optional.of(new Doors.Encrypted(port.orElse(8883), certificate.get(), key.get()));
    }

    private Optional<Path> file(String name) throws CannotStart {
        var file = settings.getProperty(name, String.class)
                .filter(text -> !text.isBlank())
                .map(Path::of);
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new CannotStart(name + " is " + file.get() + ", which cannot be read");
        }
        return file;
    }

    private OptionalInt number(String name) throws CannotStart {
        var text = settings.getProperty(name, String.class);
        try {
            return text.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Port.parse(text.get()).number());
        } catch (IllegalArgumentException e) {
            throw new CannotStart(name + ": " + e.getMessage());
        }
    }

    private static Port port(String name, String value, String address) throws CannotStart {
        try {
            var uri = URI.create(address);
            if (uri.getPort() > 0 && uri.getHost() != null && isLoopback(uri.getHost())) {
                return new Port(uri.getPort());
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new CannotStart(
                name + " is '" + value + "'; a server of this machine needs a loopback address with a port there");
    }
}
