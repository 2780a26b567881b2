package city.talpuls.standalone.embedded;

import city.talpuls.model.process.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/**
 * What PostgreSQL has on disk.
 *
 * @param folder the folder, which only this user may enter
 * @param password of the owner of the data
 */
record Cluster(Path folder, String password) {

    static Cluster in(Path folder) throws IOException {
        var absolute = folder.toAbsolutePath();
        var onlyMine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(absolute.getParent());
        Files.createDirectories(absolute, onlyMine);
        Files.createDirectories(absolute.resolve("program"));
        return new Cluster(absolute, Secret.in(passwordFileIn(absolute)));
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Where the binaries are unpacked. */
    Path program() {
        return folder.resolve("program");
    }

    Path passwordFile() {
        return passwordFileIn(folder);
    }

    /** Removes data whose first start was cut short: nobody has stored anything in them. */
    void clearUnfinished() throws IOException {
        if (Files.exists(finishedFile()) || !Files.exists(data())) {
            return;
        }
        try (var paths = Files.walk(data())) {
            paths.sorted(Comparator.reverseOrder()).forEach(Cluster::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Remembers that the first start came to its end. */
    void finished() throws IOException {
        if (!Files.exists(finishedFile())) {
            Files.createFile(finishedFile());
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private Path finishedFile() {
        return folder.resolve("data.complete");
    }

    private static Path passwordFileIn(Path folder) {
        return folder.resolve("password");
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
