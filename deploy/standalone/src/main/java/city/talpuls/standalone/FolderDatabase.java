package city.talpuls.standalone;

import city.talpuls.model.timescale.Archives;
import city.talpuls.standalone.embedded.Database;
import city.talpuls.standalone.embedded.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The database in a data folder, for a command that needs it whether the platform runs or not. */
final class FolderDatabase {

    private FolderDatabase() {}

    /** What is done with it. */
    interface Work<T> {
        T with(Archives database) throws CannotStart, IOException;
    }

    /**
     * Does it with the database that runs, or starts that for as long as it takes.
     *
     * @throws CannotStart if there is no platform in the folder
     */
    static <T> T use(Path data, Work<T> work) throws CannotStart, IOException {
        if (DataFolder.holder(data).isPresent()) {
            return work.with(running(data));
        }
        if (!Files.exists(data.resolve("postgres"))) {
            throw new CannotStart(
                    "there is no platform in " + data.toAbsolutePath().normalize());
        }
        return start(data, work);
    }

    /** Starts it, in a folder that nothing runs on, for as long as it takes. */
    static <T> T start(Path data, Work<T> work) throws CannotStart, IOException {
        try (var folder = DataFolder.take(data);
                var database = Database.startAlone(folder.postgres(), FreePort.find())) {
            return work.with(new Archives(database.url(), database.username(), database.password()));
        }
    }

    private static Archives running(Path data) throws IOException {
        String url = "jdbc:postgresql://127.0.0.1:%d/talpuls".formatted(Ports.inUse(data.resolve("ports.properties")));
        return new Archives(url, Database.USER, Database.passwordIn(data.resolve("postgres")));
    }
}
