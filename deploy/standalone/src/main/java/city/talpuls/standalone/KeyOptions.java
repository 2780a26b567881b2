package city.talpuls.standalone;

import city.talpuls.api.keys.KeyFile;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The key with which a command asks a running platform: that of a file, else that of the environment, else that of an admin in
 * the data folder, else none.
 */
final class KeyOptions {

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "asks with the key in it (default: TALPULS_KEY, else admin-key in the data folder)")
    private @Nullable Path file;

    @Option(names = "--key", hidden = true, defaultValue = "${env:TALPULS_KEY:-}")
    private String environment = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = Main.DATA,
            description = "the platform's data folder (default: data beside the launcher)")
    private Path data = Path.of("data");

    /**
     * The key.
     *
     * @throws CannotStart if the file has none
     */
    Key key() throws CannotStart {
        if (file != null) {
            return in(file);
        }
        if (!environment.isBlank()) {
            return new Key(environment.strip());
        }
        Path ofAdmin = data.resolve(DataFolder.ADMIN_KEY);
        return Files.isReadable(ofAdmin) ? in(ofAdmin) : Key.NONE;
    }

    private static Key in(Path file) throws CannotStart {
        try {
            return KeyFile.read(file)
                    .map(key -> new Key(key.text()))
                    .orElseThrow(() -> new CannotStart("there is no key in " + file));
        } catch (IOException e) {
            throw new CannotStart("the key file " + file + " cannot be read", e);
        }
    }

    /**
     * A key, or none.
     *
     * @param text of it; empty for none
     */
    record Key(String text) {

        static final Key NONE = new Key("");

        /** Has the request say whose it is. */
        HttpRequest.Builder sign(HttpRequest.Builder request) {
            return text.isEmpty() ? request : request.header("Authorization", "Bearer " + text);
        }

        /** Without the key. */
        @Override
        public String toString() {
            return text.isEmpty() ? "no key" : "a key";
        }
    }
}
