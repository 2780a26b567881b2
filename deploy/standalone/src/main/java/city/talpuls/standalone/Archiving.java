package city.talpuls.standalone;

import city.talpuls.model.timescale.Archive;
import city.talpuls.model.timescale.Archives;
import city.talpuls.model.timescale.UnfitArchiveException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Keeps what a platform's database holds in a file, and brings it back. */
final class Archiving {

    private final PrintStream out;
    private final InstantSource clock;

    Archiving(PrintStream out, InstantSource clock) {
        System.setProperty("logback.configurationFile", "city/talpuls/standalone/logback-command.xml");
        this.out = out;
        this.clock = clock;
    }

    /** Writes what the platform on the data folder holds, whether it runs or not; returns the exit code. */
    int backup(Path data, Path file) throws CannotStart, IOException {
        return FolderDatabase.use(data, archives -> write(archives, kafka(data), file));
    }

    /** The same of a server that runs by itself. */
    int backup(Archives server, Path file) throws CannotStart {
        return write(server, null, file);
    }

    /** Brings it back to a data folder whose platform does not run and holds nothing yet; returns the exit code. */
    int restore(Path data, Path file) throws CannotStart, IOException {
        requireReadable(file);
        return FolderDatabase.start(data, archives -> read(archives, kafka(data), file));
    }

    /** The same to a server that runs by itself. */
    int restore(Archives server, Path file) throws CannotStart {
        requireReadable(file);
        return read(server, null, file);
    }

    private int write(Archives archives, @Nullable String kafka, Path file) throws CannotStart {
        try {
            print("kept", archives.write(file, clock.instant(), kafka));
            out.println("in " + file.toAbsolutePath().normalize() + ", " + Files.size(file) + " bytes");
            return 0;
        } catch (IOException e) {
            throw new CannotStart("no backup could be made: " + e.getMessage(), e);
        }
    }

    private int read(Archives archives, @Nullable String kafka, Path file) throws CannotStart {
        try {
            Archive.Manifest manifest = archives.read(file, kafka);
            print("brought back", manifest);
            out.println(
                    kafka != null && kafka.equals(manifest.kafka())
                            ? "Kafka is the one of then: what came since is read from it"
                            : "Kafka is another than then: its topics are read from their beginning");
            return 0;
        } catch (IOException | UnfitArchiveException | FlywayException e) {
            throw new CannotStart("nothing was brought back: " + e.getMessage(), e);
        }
    }

    private void print(String what, Archive.Manifest manifest) {
        long readings = manifest.rows().getOrDefault("reading", 0L);
        long devices = manifest.rows().getOrDefault("device", 0L);
        long all = manifest.rows().values().stream().mapToLong(Long::longValue).sum();
        out.println(what + ", as of " + manifest.at() + ": " + all + " rows, of them " + devices + " devices and "
                + readings + " readings");
    }

    private static void requireReadable(Path file) throws CannotStart {
        if (!Files.isReadable(file)) {
            throw new CannotStart("there is no file " + file.toAbsolutePath().normalize() + " that can be read");
        }
    }

    /** The id that its Kafka has; absent if it has none yet. */
    private static @Nullable String kafka(Path data) throws IOException {
        Path file = data.resolve("kafka").resolve("meta.properties");
        if (!Files.exists(file)) {
            return null;
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties.getProperty("cluster.id");
    }
}
