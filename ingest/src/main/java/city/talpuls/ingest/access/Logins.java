package city.talpuls.ingest.access;

import city.talpuls.model.process.Secret;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may send to a platform and hear from it, in a folder of its own: passwords and rules as Mosquitto reads them too,
 * and the secrets of Talpuls' own logins. Made at the first start; who changes them later need not start anything again.
 */
public final class Logins {

    /** The login of ingest. */
    public static final String INGEST = "talpuls-ingest";

    /** The login of the demo's simulated city. */
    public static final String SIMULATOR = "talpuls-simulator";

    /** The login of streams, which publishes alerts and Observations. */
    public static final String DELIVERY = "talpuls-delivery";

    private static final List<String> OWN = List.of(INGEST, SIMULATOR, DELIVERY);

    /** Not where devices publish: whoever names recipients could else speak for a device. */
    private static final String RULES_OF_DELIVERY = """

            user talpuls-delivery
            topic write talpuls/alerts/#
            """;

    /** What tells a folder that is older than the rules below; who takes the pattern away does not get it back. */
    private static final String TELLS_OBSERVATIONS = "topic write v1.1/#";

    private static final String RULES_OF_OBSERVATIONS = """

            # What public devices measure, told as SensorThings has it, is for everybody who is let in.
            pattern read v1.1/#
            user talpuls-delivery
            %s
            """.formatted(TELLS_OBSERVATIONS);

    private static final String FIRST_RULES = """
            # Who may send what, over MQTT and by HTTP, as Mosquitto's acl_file has it.
            # "./talpuls gateway add NAME" makes a login; these two lines are for each of them:
            pattern write talpuls/v1/%u/+/up
            pattern write sensor-community/%u/+/up

            # Talpuls itself.
            user talpuls-ingest
            topic read application/+/device/+/event/+
            topic read v3/+/devices/+/up
            topic read talpuls/v1/+/+/up
            topic read $SYS/broker/clients/connected

            user talpuls-simulator
            topic write application/+/device/+/event/+
            topic write v3/+/devices/+/up
            topic write talpuls/v1/+/+/up
            """ + RULES_OF_DELIVERY + RULES_OF_OBSERVATIONS;

    private final Path folder;

    private Logins(Path folder) {
        this.folder = folder;
    }

    /** Those in the folder, which is made if need be, with what a first start needs. */
    public static Logins in(Path folder) throws IOException {
        var logins = new Logins(folder);
        Files.createDirectories(folder.toAbsolutePath().getParent());
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        logins.alone(logins::makeWhatIsMissing);
        return logins;
    }

    /**
     * Answers from the files, now and after every change.
     *
     * @param anonymous whether somebody without a login may send everything
     * @throws UnusableFileException if one of them cannot be read
     */
    public Access access(boolean anonymous, InstantSource clock) {
        return Access.of(passwords(), rules(), anonymous, clock);
    }

    /** The password file. */
    public Path passwords() {
        return folder.resolve("passwords");
    }

    /** The file of rules. */
    public Path rules() {
        return folder.resolve("rules");
    }

    /** The password of one of Talpuls' own logins. */
    public String secretOf(String own) throws IOException {
        return Secret.in(folder.resolve(own + ".secret"));
    }

    /**
     * Gives a gateway or a network server a login, or another password if it has one.
     *
     * @param topics what it may send, instead of what was said before, beside what every gateway may send under its name
     * @return the password, which is written down nowhere
     * @throws IllegalArgumentException if the name cannot be one
     * @throws UnusableFileException if one of the topics is no topic filter
     */
    public String add(String name, List<String> topics) throws IOException {
        if (OWN.contains(name)) {
            throw new IllegalArgumentException(name + " is a login of Talpuls itself");
        }
        var secret = Secret.create();
        alone(() -> {
            var lines = rulesWithout(name);
            if (!topics.isEmpty()) {
                lines.add("user " + name);
                topics.forEach(topic -> lines.add("topic write " + topic));
            }
            replaceRules(lines);
            new PasswordFile(passwords()).add(name, secret);
        });
        return secret;
    }

    /** Takes a login away, and the rules for it; says whether there was one. */
    public boolean remove(String name) throws IOException {
        if (OWN.contains(name)) {
            throw new IllegalArgumentException(name + " is a login of Talpuls itself");
        }
        var removed = new boolean[1];
        alone(() -> {
            removed[0] = new PasswordFile(passwords()).remove(name);
            replaceRules(rulesWithout(name));
        });
        return removed[0];
    }

    /** The names of those who have a login, Talpuls' own aside. */
    public List<String> names() throws IOException {
        try (var lines = Files.lines(passwords(), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.indexOf(':') > 0 && !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(':')))
                    .filter(name -> !OWN.contains(name))
                    .sorted()
                    .toList();
        }
    }

    private void makeWhatIsMissing() throws IOException {
        if (!Files.exists(rules())) {
            replaceRules(FIRST_RULES.lines().toList());
        }
        // Of a folder that is older than what they are for.
        addIfMissing("user " + DELIVERY, RULES_OF_DELIVERY);
        addIfMissing(TELLS_OBSERVATIONS, RULES_OF_OBSERVATIONS);
        var present = Files.exists(passwords()) ? Files.readAllLines(passwords(), StandardCharsets.UTF_8) : List.of();
        for (String own : OWN) {
            if (present.stream().noneMatch(line -> line.toString().startsWith(own + ":"))) {
                new PasswordFile(passwords()).add(own, secretOf(own));
            }
        }
    }

    private void addIfMissing(String mark, String lines) throws IOException {
        var rules = new ArrayList<>(Files.readAllLines(rules(), StandardCharsets.UTF_8));
        if (rules.stream().noneMatch(line -> line.strip().equals(mark))) {
            lines.lines().forEach(rules::add);
            replaceRules(rules);
        }
    }

    /** The lines that are not about this user: neither its {@code user} line nor the {@code topic} lines below. */
    private List<String> rulesWithout(String user) throws IOException {
        var kept = new ArrayList<String>();
        boolean itsOwn = false;
        for (String line : Files.readAllLines(rules(), StandardCharsets.UTF_8)) {
            var words = line.strip().split(" +", 2);
            if (words[0].equals("user")) {
                itsOwn = words.length == 2 && words[1].equals(user);
            }
            if (!itsOwn || !(words[0].equals("user") || words[0].equals("topic"))) {
                kept.add(line);
            }
        }
        return kept;
    }

    private void replaceRules(List<String> lines) throws IOException {
        var draft = Files.createTempFile(
                folder,
                "rules",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(draft, lines, StandardCharsets.UTF_8);
            Access.of(null, draft, false, InstantSource.system());
            Files.move(draft, rules(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Several processes may start on a new folder at once, and an operator add gateways meanwhile. */
    private void alone(Change change) throws IOException {
        try (var file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = file.lock()) {
            if (lock.isValid()) {
                change.make();
            }
        }
    }

    private interface Change {
        void make() throws IOException;
    }
}
