package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PortsTest {

    @TempDir
    private Path folder;

    @Test
    void areDifferentOnesThatAreFree() throws IOException {
        var ports = Ports.keptIn(folder.resolve("ports"));

        assertThat(Set.of(ports.kafka(), ports.kafkaController(), ports.postgres()))
                .hasSize(3)
                .allMatch(FreePort::isFree);
    }

    @Test
    void stayTheSame() throws IOException {
        var first = Ports.keptIn(folder.resolve("ports"));

        assertThat(Ports.keptIn(folder.resolve("ports"))).isEqualTo(first);
    }

    @Test
    void makeWayForWhoeverTookOne() throws IOException {
        var first = Ports.keptIn(folder.resolve("ports"));

        try (var other = new ServerSocket(first.kafka(), 1, InetAddress.getLoopbackAddress())) {
            var second = Ports.keptIn(folder.resolve("ports"));

            assertThat(second.kafka()).isNotEqualTo(other.getLocalPort());
            assertThat(second.postgres()).isEqualTo(first.postgres());
        }
    }

    @Test
    void survivePortsThatMakeNoSense() throws IOException {
        Files.writeString(folder.resolve("ports"), "kafka=99999\npostgres=none\n");

        assertThat(Ports.keptIn(folder.resolve("ports")).kafka()).isPositive();
    }
}
