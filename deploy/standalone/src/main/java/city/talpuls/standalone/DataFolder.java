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
import java.util.Optional;

/**
 * The folder in which one platform keeps all it has. It is held by a lock of the operating system, which ends with the
 * process however that ends; the lock's file says which process it is.
 */
final class DataFolder implements AutoCloseable {

    private final Path root;
    private final FileChannel lock;

    private DataFolder(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Makes the folder if need be, and holds it. */
    static DataFolder take(Path folder) throws CannotStart {
        var root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            var channel = FileChannel.open(
                    lockFile(root), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!held(channel)) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(
                        Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
                channel.force(true);
                return new DataFolder(root, channel);
            }
            var holder = pidIn(root).map(pid -> " (process " + pid + ")").orElse("");
            channel.close();
            throw new CannotStart("the data folder " + root + " is in use by another Talpuls" + holder);
        } catch (IOException e) {
            throw new CannotStart("the data folder " + root + " cannot be written to: " + reason(e), e);
        }
    }

    /** The process that holds the folder now. */
    static Optional<ProcessHandle> holder(Path folder) throws IOException {
        var root = folder.toAbsolutePath().normalize();
        if (!Files.exists(lockFile(root))) {
            return Optional.empty();
        }
        try (var channel = FileChannel.open(lockFile(root), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return held(channel) ? pidIn(root).flatMap(ProcessHandle::of) : Optional.empty();
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

    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static Path lockFile(Path root) {
        return root.resolve("talpuls.pid");
    }

    /** Takes the lock if it is free, which closing the channel undoes. */
    private static boolean held(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return true;
        }
    }

    private static Optional<Long> pidIn(Path root) throws IOException {
        var text = Files.readString(lockFile(root), StandardCharsets.US_ASCII).strip();
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
