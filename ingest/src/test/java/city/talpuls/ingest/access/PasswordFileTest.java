package city.talpuls.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordFileTest {

    @TempDir
    private Path folder;

    @Test
    void aUserThatWasAddedMayLogIn() throws IOException {
        var file = folder.resolve("passwords");
        new PasswordFile(file).add("gateway-1", "Grüße: aus dem Tal");

        assertThat(mayLogIn(file, "gateway-1", "Grüße: aus dem Tal")).isTrue();
        assertThat(mayLogIn(file, "gateway-1", "Grüße")).isFalse();
    }

    @Test
    void anotherPasswordTakesThePlaceOfTheFirstAndAllElseStays() throws IOException {
        var file = folder.resolve("passwords");
        Files.write(file, List.of("# the gateways"));
        var passwords = new PasswordFile(file);
        passwords.add("gateway-1", "one");
        passwords.add("gateway-10", "ten");
        passwords.add("gateway-1", "another");

        assertThat(mayLogIn(file, "gateway-1", "one")).isFalse();
        assertThat(mayLogIn(file, "gateway-1", "another")).isTrue();
        assertThat(mayLogIn(file, "gateway-10", "ten")).isTrue();
        assertThat(Files.readAllLines(file)).hasSize(3).first().isEqualTo("# the gateways");
    }

    @Test
    void aUserThatWasRemovedMayNotLogIn() throws IOException {
        var file = folder.resolve("passwords");
        var passwords = new PasswordFile(file);
        passwords.add("gateway-1", "one");

        assertThat(passwords.remove("gateway-1")).isTrue();
        assertThat(passwords.remove("gateway-1")).isFalse();
        assertThat(mayLogIn(file, "gateway-1", "one")).isFalse();
    }

    @Test
    void onlyTheOwnerMayReadTheFileAndNothingIsLeftBeside() throws IOException {
        var file = folder.resolve("passwords");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
        new PasswordFile(file).add("gateway-1", "one");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a:b", "+", "a b", "ä", "#comment"})
    void aUserHasToFitIntoATopic(String user) {
        assertThatThrownBy(() -> new PasswordFile(folder.resolve("passwords")).add(user, "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void whatMosquittoWritesIsReadAndTheOtherWayRound() throws Exception {
        assumeTrue(isInstalled("mosquitto_passwd"), "mosquitto_passwd is not installed");
        var file = folder.resolve("passwords");
        run("mosquitto_passwd", "-c", "-b", file.toString(), "network-server", "pä$$ word");
        run("mosquitto_passwd", "-I", "1000", "-b", file.toString(), "slow", "one");
        new PasswordFile(file).add("gateway-1", "ours");
        run("mosquitto_passwd", "-b", file.toString(), "late", "comer");

        assertThat(mayLogIn(file, "network-server", "pä$$ word")).isTrue();
        assertThat(mayLogIn(file, "slow", "one")).isTrue();
        assertThat(mayLogIn(file, "gateway-1", "ours")).isTrue();
        assertThat(mayLogIn(file, "late", "comer")).isTrue();
        assertThat(mayLogIn(file, "network-server", "ours")).isFalse();
    }

    private static boolean mayLogIn(Path file, String user, String password) {
        return Access.of(file, null, false, InstantSource.fixed(Instant.EPOCH)).mayLogIn(user, password);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    }
}
