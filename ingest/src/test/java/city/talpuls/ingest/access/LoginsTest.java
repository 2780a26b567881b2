package city.talpuls.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {

    @TempDir
    private Path folder;

    /** Whoever names recipients could else speak for a device. */
    @Test
    void alertsArePublishedUnderTopicsThatNoDeviceHas() throws IOException {
        var logins = Logins.in(folder.resolve("access"));

        assertThat(logins.secretOf(Logins.DELIVERY)).isNotBlank();
        assertThat(mayPublish(logins, "talpuls/alerts/board")).isTrue();
        assertThat(mayPublish(logins, "talpuls/v1/gateway/device/up")).isFalse();
        assertThat(mayPublish(logins, "application/1/device/2/event/up")).isFalse();
        assertThat(logins.names()).isEmpty();
    }

    @Test
    void aFolderThatIsOlderThanALoginGetsItsRulesAndKeepsItsOwn() throws IOException {
        Files.createDirectories(folder.resolve("access"));
        Files.writeString(
                folder.resolve("access/rules"), "user roof\ntopic write application/#\n", StandardCharsets.UTF_8);

        var logins = Logins.in(folder.resolve("access"));
        Logins.in(folder.resolve("access"));

        assertThat(mayPublish(logins, "talpuls/alerts/board")).isTrue();
        assertThat(Files.readAllLines(logins.rules(), StandardCharsets.UTF_8))
                .containsExactly(
                        "user roof",
                        "topic write application/#",
                        "",
                        "user talpuls-delivery",
                        "topic write talpuls/alerts/#",
                        "",
                        "# What public devices measure, told as SensorThings has it, is for everybody who is let in.",
                        "pattern read v1.1/#",
                        "user talpuls-delivery",
                        "topic write v1.1/#");
    }

    @Test
    void whatIsMeasuredIsForEverybodyWhoIsLetInUnlessTheRuleIsTakenAway() throws IOException {
        var logins = Logins.in(folder.resolve("access"));
        logins.add("roof", List.of());
        assertThat(mayHear(logins, "v1.1/Datastreams(1)/Observations")).isTrue();
        assertThat(mayHear(logins, "v1.1/#")).isTrue();
        assertThat(mayHear(logins, "talpuls/v1/#")).isFalse();

        Files.write(
                logins.rules(),
                Files.readAllLines(logins.rules(), StandardCharsets.UTF_8).stream()
                        .filter(line -> !line.startsWith("pattern read"))
                        .toList());

        assertThat(mayHear(Logins.in(folder.resolve("access")), "v1.1/#")).isFalse();
    }

    private static boolean mayHear(Logins logins, String filter) {
        return logins.access(false, InstantSource.system()).mayRead("roof", "any", filter);
    }

    private static boolean mayPublish(Logins logins, String topic) {
        return logins.access(false, InstantSource.system()).mayPublish(Logins.DELIVERY, "any", topic);
    }
}
