package city.talpuls.api.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A file with a key in it, for the owner's eyes only. */
public final class KeyFile {

    private KeyFile() {}

    /** Writes it, as a whole; one that was there is replaced. */
    public static void write(Path file, KeyText key) throws IOException {
        Path whole = file.toAbsolutePath();
        Path draft = Files.createTempFile(
                whole.getParent(),
                whole.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(draft, key.text() + System.lineSeparator(), StandardCharsets.US_ASCII);
            Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** The key in it; nothing if something else is. */
    public static Optional<KeyText> read(Path file) throws IOException {
        return KeyText.parse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).strip());
    }
}
