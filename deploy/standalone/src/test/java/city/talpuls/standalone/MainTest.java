package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.embedded.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be done as asked is said in one line, with exit code 2. */
final class MainTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    up --http-port 0        | talpuls: Invalid value for option '--http-port': a port is a number from 1 to 65535, not 0
                    up --mqtt-port 65536    | talpuls: Invalid value for option '--mqtt-port': a port is a number from 1 to 65535, not 65536
                    up --mqtt-port mqtt     | talpuls: Invalid value for option '--mqtt-port': a port is a number from 1 to 65535, not 'mqtt'
                    up --simulator yes      | talpuls: Invalid value for option '--simulator': the simulator is demo or off, not 'yes'
                    up --sensorthings-write me | talpuls: Invalid value for option '--sensorthings-write': 'me' is neither operator nor anonymous
                    up --detached           | talpuls: Unknown option: '--detached'
                    up and away             | talpuls: Unmatched arguments from index 1: 'and', 'away'
                    verify --http-port web  | talpuls: Invalid value for option '--http-port': a port is a number from 1 to 65535, not 'web'
                    verify --since 2026     | talpuls: Unknown options: '--since', '2026'
                    down --http-port 8080   | talpuls: Unknown options: '--http-port', '8080'
                    """)
    void aBadOptionIsNamed(String command, String complaint) {
        assertThat(refusal(command.split(" "))).isEqualTo(complaint);
    }

    @Test
    void aTakenPortIsNamedWithTheOptionThatChoosesAnother() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            assertThat(refusal("up", "--data", folder.toString(), "--http-port", port))
                    .isEqualTo("talpuls: port " + port + " is taken; choose another one with --http-port");
            assertThat(refusal("up", "--data", folder.toString(), "--http-port", free(), "--mqtt-port", port))
                    .isEqualTo("talpuls: port " + port + " is taken; choose another one with --mqtt-port");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
        var file = Files.createFile(folder.resolve("file"));

        assertThat(refusal("up", "--data", file.toString(), "--http-port", free(), "--mqtt-port", free()))
                .isEqualTo("talpuls: the data folder " + file + " cannot be written to: " + file + " is not a folder");
    }

    @Test
    void aPlatformThatIsNotThereVerifiesNothing() throws IOException {
        var port = free();

        assertThat(refusal("verify", "--http-port", port))
                .isEqualTo("talpuls: no platform answers on port " + port + "; say where it is with --http-port");
    }

    private static String free() throws IOException {
        return Integer.toString(FreePort.find());
    }

    private static String refusal(String... command) {
        var complaint = new StringWriter();
        var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        int exitCode = Main.commands(new Main(silent, InstantSource.system()))
                .setErr(new PrintWriter(complaint))
                .execute(command);
        assertThat(exitCode).isEqualTo(2);
        assertThat(complaint.toString()).hasLineCount(1);
        return complaint.toString().strip();
    }
}
