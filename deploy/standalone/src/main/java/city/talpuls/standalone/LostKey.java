package city.talpuls.standalone;

import city.talpuls.api.keys.AdminKeys;
import city.talpuls.api.keys.KeyFile;
import city.talpuls.api.keys.KeyText;
import city.talpuls.model.timescale.Archives;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;

/** Makes a new admin's key for whoever has the data folder, or the database, but no key. */
final class LostKey {

    private final PrintStream out;
    private final InstantSource clock;

    LostKey(PrintStream out, InstantSource clock) {
        System.setProperty("logback.configurationFile", "city/talpuls/standalone/logback-command.xml");
        this.out = out;
        this.clock = clock;
    }

    /** Makes one and puts it into the data folder's file; returns the exit code. */
    int make(Path data, String name) throws CannotStart, IOException {
        Path file = data.resolve(DataFolder.ADMIN_KEY);
        FolderDatabase.use(data, database -> {
            KeyFile.write(file, make(keys(database), name));
            return file;
        });
        out.println("an admin's key is in " + file.toAbsolutePath().normalize());
        return 0;
    }

    /** Makes one and prints it; returns the exit code. */
    int make(Archives server, String name) throws CannotStart {
        out.println(make(keys(server), name).text());
        return 0;
    }

    private KeyText make(AdminKeys keys, String name) throws CannotStart {
        try {
            return keys.make(name, clock.instant());
        } catch (IOException e) {
            throw new CannotStart("no key could be made: " + e.getMessage(), e);
        }
    }

    private static AdminKeys keys(Archives database) {
        return new AdminKeys(database.url(), database.username(), database.password());
    }
}
