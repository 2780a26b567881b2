package city.talpuls.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder in which one platform keeps all it has. It is held, as a whole or part by part, by locks of the operating
 * system, which end with the process however that ends; a lock's file says which process it is.
 */
final class DataFolder implements AutoCloseable {

    /** The file with the key of an admin. */
    static final String ADMIN_KEY = "admin-key";

    /** The whole platform. */
    private static final String PLATFORM = "talpuls";

    private final Path root;
    private final List<FileChannel> locks;

    private DataFolder(Path root, List<FileChannel> locks) {
        this.root = root;
        this.locks = locks;
    }

    /** Makes the folder if need be, and holds it for the whole platform. */
    static DataFolder take(Path folder) throws CannotStart {
        return take(
                folder,
                Stream.concat(Stream.of(PLATFORM), Arrays.stream(Part.values()).map(Part::toString))
                        .toList());
    }

    /** Makes the folder if need be, and holds what belongs to one part. */
    static DataFolder take(Path folder, Part part) throws CannotStart {
        return take(folder, List.of(part.toString()));
    }

    private static DataFolder take(Path folder, List<String> names) throws CannotStart {
        var root = folder.toAbsolutePath().normalize();
        var locks = new ArrayList<FileChannel>();
        try {
            Files.createDirectories(root);
            for (String name : names) {
                locks.add(hold(root, name));
            }
            return new DataFolder(root, locks);
        } catch (IOException e) {
            release(locks);
            throw new CannotStart("the data folder " + root + " cannot be written to: " + reason(e), e);
        } catch (CannotStart e) {
            release(locks);
            throw e;
        }
    }

    private static FileChannel hold(Path root, String name) throws IOException, CannotStart {
        var file = lockFile(root, name);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (held(channel)) {
            channel.close();
            var holder = pidIn(file).map(pid -> " (process " + pid + ")").orElse("");
            throw new CannotStart("the data folder " + root + " is in use by another Talpuls" + holder);
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
        return channel;
    }

    private static void release(List<FileChannel> locks) {
        for (FileChannel lock : locks) {
            try {
                lock.close();
            } catch (IOException e) {
                // It goes with the process.
            }
        }
    }

    /** The process that holds the folder now. */
    static Optional<ProcessHandle> holder(Path folder) throws IOException {
        var root = folder.toAbsolutePath().normalize();
        var file = lockFile(root, PLATFORM);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return held(channel) ? pidIn(file).flatMap(ProcessHandle::of) : Optional.empty();
        }
    }

    Path root() {
        return root;
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path mqtt() {
        return root.resolve("mqtt");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path streams() {
        return root.resolve("streams");
    }

    Path log() {
        return root.resolve("logs").resolve("talpuls.log");
    }

    /** Remembers the ports that were free at an earlier start. */
    Path ports() {
        return root.resolve("ports.properties");
    }

    /** Is there when the demo has told its history. */
    Path demoHistory() {
        return root.resolve("demo-history-told");
    }

    /** Who may send to the platform. */
    Path access() {
        return root.resolve("access");
    }

    /** An admin's key, once the api has made the first one. */
    Path adminKey() {
        return root.resolve(ADMIN_KEY);
    }

    @Override
    public void close() {
        release(locks);
    }

    private static Path lockFile(Path root, String name) {
        return root.resolve(name + ".pid");
    }

    /** Takes the lock if it is free, which closing the channel undoes. */
    private static boolean held(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return true;
        }
    }

    private static Optional<Long> pidIn(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> "permission denied";
            case NoSuchFileException missing -> "no folder can be made there";
            case FileAlreadyExistsException file -> file.getFile() + " is not a folder";
            case FileSystemException failure when failure.getReason() != null -> failure.getReason();
            default -> String.valueOf(e.getMessage());
        };
    }
}
