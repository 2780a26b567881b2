package city.talpuls.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));

    @Test
    void aUserThatIsAddedWhileItRunsMayLogInASecondLater() throws IOException {
        var file = folder.resolve("passwords");
        var passwords = new PasswordFile(file);
        passwords.add("gateway-1", "one");
        var access = Access.of(file, null, false, now::get);

        passwords.add("gateway-2", "two");
        pass(Duration.ofMillis(999));
        assertThat(access.mayLogIn("gateway-2", "two")).isFalse();

        pass(Duration.ofMillis(1));
        assertThat(access.mayLogIn("gateway-2", "two")).isTrue();
        assertThat(access.mayLogIn("gateway-1", "one")).isTrue();
    }

    @Test
    void rulesThatChangeCountASecondLater() throws IOException {
        var file = Files.write(folder.resolve("acl"), List.of("user a", "topic write x"));
        var access = Access.of(null, file, false, now::get);
        assertThat(access.mayPublish("a", "c", "y")).isFalse();

        Files.write(file, List.of("user a", "topic write x", "topic write y"));
        pass(Duration.ofSeconds(1));

        assertThat(access.mayPublish("a", "c", "y")).isTrue();
    }

    @Test
    void aBrokenNewVersionChangesNothingAndAMendedOneDoes() throws IOException {
        var file = Files.write(folder.resolve("acl"), List.of("user a", "topic write x"));
        var access = Access.of(null, file, false, now::get);

        Files.write(file, List.of("user a", "topic right y"));
        pass(Duration.ofSeconds(1));
        assertThat(access.mayPublish("a", "c", "x")).isTrue();

        Files.delete(file);
        pass(Duration.ofSeconds(1));
        assertThat(access.mayPublish("a", "c", "x")).isTrue();

        Files.write(file, List.of("user a", "topic write y"));
        pass(Duration.ofSeconds(1));
        assertThat(access.mayPublish("a", "c", "x")).isFalse();
        assertThat(access.mayPublish("a", "c", "y")).isTrue();
    }

    @Test
    void aClockThatIsSetBackDoesNotStopTheLooking() throws IOException {
        var file = Files.write(folder.resolve("acl"), List.of("user a", "topic write x"));
        var access = Access.of(null, file, false, now::get);

        Files.write(file, List.of("user a", "topic write x", "topic write y"));
        pass(Duration.ofDays(-1));

        assertThat(access.mayPublish("a", "c", "y")).isTrue();
    }

    @Test
    void aFileThatCannotBeReadAtTheStartIsNamedWithItsLine() throws IOException {
        var file = Files.write(folder.resolve("acl"), List.of("user a", "topic right y"));

        assertThatThrownBy(() -> Access.of(null, file, false, now::get))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining(file + ", line 2: 'right'");
        assertThatThrownBy(() -> Access.of(folder.resolve("none"), null, false, now::get))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageContaining("none does not exist");
    }

    @Test
    void nobodyPublishesToAFilterAndOfASharedSubscriptionTheFilterCounts() throws IOException {
        var file = Files.write(folder.resolve("acl"), List.of("user a", "topic readwrite x/#"));
        var access = Access.of(null, file, false, now::get);

        assertThat(access.mayPublish("a", "c", "x/y")).isTrue();
        assertThat(access.mayPublish("a", "c", "x/+")).isFalse();
        assertThat(access.mayRead("a", "c", "$share/group/x/+")).isTrue();
        assertThat(access.mayRead("a", "c", "$share/group/#")).isFalse();
    }

    @Test
    void withoutFilesThereAreNoLoginsAndNothingMayBeHeard() {
        var access = Access.of(null, null, false, now::get);

        assertThat(access.hasLogins()).isFalse();
        assertThat(access.mayLogIn("a", "b")).isFalse();
        assertThat(access.mayPublish("a", "c", "talpuls/v1/a/b/up")).isTrue();
        assertThat(access.mayRead("a", "c", "talpuls/#")).isFalse();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
