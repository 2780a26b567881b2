package city.talpuls.streams.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;

/** Where a topology under test keeps what it remembers, for as long as it runs: for tests that JUnit gives no folder. */
public record StateFolder(Path path) implements AutoCloseable {

    public static StateFolder make() throws IOException {
        return new StateFolder(Files.createTempDirectory("streams"));
    }

    @Override
    public void close() throws IOException {
        Utils.delete(path.toFile());
    }
}
