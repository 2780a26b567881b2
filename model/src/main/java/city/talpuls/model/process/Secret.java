package city.talpuls.model.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that nobody has to think up or to type. */
public final class Secret {

    private static final int BYTES = 24;

    private Secret() {}

    /** A new one: 192 bits by chance, in hexadecimal digits. */
    public static String create() {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /**
     * The one in this file, which is made if need be, for the owner's eyes only. Of several processes that make it at
     * the same time all get the same.
     */
    public static String in(Path file) throws IOException {
        if (!Files.exists(file)) {
            var draft = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    file.getFileName().toString(),
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.writeString(draft, create(), StandardCharsets.US_ASCII);
                Files.createLink(file, draft);
            } catch (FileAlreadyExistsException another) {
                // Another process was faster; its secret is as good.
            } finally {
                Files.delete(draft);
            }
        }
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }
}
