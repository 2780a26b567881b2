package city.talpuls.ingest.access;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands in a file, read again when the file has changed. */
final class Watched<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Path file;
    private final Parser<T> parser;
    private final InstantSource clock;
    private final ReentrantLock looking = new ReentrantLock();
    private final AtomicReference<Seen<T>> seen;

    private Watched(Path file, Parser<T> parser, InstantSource clock, Seen<T> first) {
        this.file = file;
        this.parser = parser;
        this.clock = clock;
        this.seen = new AtomicReference<>(first);
    }

    /** Makes something of the lines of a file. */
    interface Parser<T> {
        T parse(List<String> lines) throws BadLineException;
    }

    /**
     * Reads the file for the first time.
     *
     * @throws UnusableFileException if it cannot be read
     */
    static <T> Watched<T> file(Path file, Parser<T> parser, InstantSource clock) {
        Instant now = clock.instant();
        Stamp stamp = Stamp.of(file);
        return new Watched<>(file, parser, clock, new Seen<>(read(file, parser), stamp, now));
    }

    /** What stands in the file; the last that could be read if it no longer can. */
    T current() {
        Seen<T> last = seen.get();
        Instant now = clock.instant();
        if (last.isFresh(now) || !looking.tryLock()) {
            return last.content();
        }
        try {
            Seen<T> next = look(seen.get(), now);
            seen.set(next);
            return next.content();
        } finally {
            looking.unlock();
        }
    }

    private Seen<T> look(Seen<T> last, Instant now) {
        // Before reading: what is written meanwhile has a later stamp, and is read next time.
        Stamp stamp = Stamp.of(file);
        if (stamp.equals(last.stamp())) {
            return new Seen<>(last.content(), stamp, now);
        }
        try {
            T content = read(file, parser);
            LOG.info("{} has changed and counts as it is now", file);
            return new Seen<>(content, stamp, now);
        } catch (UnusableFileException e) {
            LOG.error("{}; what stood in the file before keeps counting", e.getMessage());
            return new Seen<>(last.content(), stamp, now);
        }
    }

    private static <T> T read(Path file, Parser<T> parser) {
        try {
            return parser.parse(Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (BadLineException e) {
            throw new UnusableFileException(file + ", line " + e.line() + ": " + e.getMessage(), e);
        } catch (CharacterCodingException e) {
            throw new UnusableFileException(file + " is not UTF-8", e);
        } catch (NoSuchFileException e) {
            throw new UnusableFileException(file + " does not exist", e);
        } catch (IOException e) {
            throw new UnusableFileException(file + " cannot be read: " + e, e);
        }
    }

    /**
     * What stood in the file when it was looked at last.
     *
     * @param content the last that could be read
     * @param stamp of the file at that look, whether it could be read or not
     * @param at when that was
     */
    private record Seen<T>(T content, Stamp stamp, Instant at) {

        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(BETWEEN_LOOKS));
        }
    }

    /** By what a version of a file is told from others; all null where there is no file. */
    private record Stamp(
            @Nullable FileTime modified,
            long size,
            @Nullable Object key) {

        static Stamp of(Path file) {
            try {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException e) {
                return new Stamp(null, -1, null);
            }
        }
    }
}
