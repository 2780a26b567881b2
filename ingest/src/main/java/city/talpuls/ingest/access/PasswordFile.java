package city.talpuls.ingest.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes a password file that Mosquitto reads too. The file is replaced as a whole, so that no reader sees half of it,
 * and belongs to its owner alone. One writer at a time.
 */
public final class PasswordFile {

    private static final Pattern USER = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final Path file;
    private final SecureRandom random = new SecureRandom();

    /** The file, which need not exist yet. */
    public PasswordFile(Path file) {
        this.file = file;
    }

    /**
     * Gives the user this password, whether there was such a user before or not.
     *
     * @param user 1 to 64 letters of the English alphabet, digits and {@code . _ -}, so that it can be part of a topic
     * @param password not empty
     * @throws IllegalArgumentException if one of them is not as it has to be
     */
    public void add(String user, String password) throws IOException {
        if (!USER.matcher(user).matches()) {
            throw new IllegalArgumentException("a user is 1 to 64 of A-Z a-z 0-9 . _ -, not '" + user + "'");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("the password of " + user + " is empty");
        }
        List<String> lines = linesWithout(user);
        lines.add(user + ":" + PasswordHash.of(password, random).text());
        replace(lines);
    }

    /** Takes the user's login away; says whether there was one. */
    public boolean remove(String user) throws IOException {
        List<String> lines = linesWithout(user);
        if (lines.size() == lines().size()) {
            return false;
        }
        replace(lines);
        return true;
    }

    private List<String> linesWithout(String user) throws IOException {
        List<String> lines = new ArrayList<>(lines());
        lines.removeIf(line -> line.strip().startsWith(user + ":"));
        return lines;
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    }

    private void replace(List<String> lines) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path next = Files.createTempFile(
                target.resolveSibling("").toAbsolutePath(),
                ".passwords-",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.write(next, lines, StandardCharsets.UTF_8);
            try (var channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(next, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
