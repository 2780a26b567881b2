package city.talpuls.api.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How far something has been heard: of each partition that is followed, in a fixed order, the offset that comes next. It means
 * the same to each instance of the api, and after a restart.
 *
 * @param next none of them negative
 */
record Mark(List<Long> next) {

    private static final Pattern FORM = Pattern.compile("[0-9a-z]{1,12}(\\.[0-9a-z]{1,12}){0,2000}");

    Mark {
        next = List.copyOf(next);
    }

    /** Reads {@link #text()}; absent if it is none, as what a client kept of another server. */
    static @Nullable Mark ofText(@Nullable String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            return null;
        }
        return new Mark(Arrays.stream(text.split("\\."))
                .map(number -> Long.parseLong(number, Character.MAX_RADIX))
                .toList());
    }

    String text() {
        return next.stream()
                .map(offset -> Long.toString(offset, Character.MAX_RADIX))
                .collect(Collectors.joining("."));
    }

    int partitions() {
        return next.size();
    }

    long next(int partition) {
        return next.get(partition);
    }

    /** Whether a record lies behind it, that is, has not been heard. */
    boolean isBefore(int partition, long offset) {
        return offset >= next(partition);
    }

    /** The same, once that record has been heard. */
    Mark after(int partition, long offset) {
        var moved = new ArrayList<>(next);
        moved.set(partition, Math.max(next(partition), offset + 1));
        return new Mark(moved);
    }

    /** The further of two, partition by partition; both are of the same partitions. */
    Mark furthest(Mark other) {
        return new Mark(IntStream.range(0, partitions())
                .mapToObj(i -> Math.max(next(i), other.next(i)))
                .toList());
    }

    /** Whether it is nowhere further than the other, by more than so many records. */
    boolean isWithin(Mark other, long further) {
        return partitions() == other.partitions()
                && IntStream.range(0, partitions()).allMatch(i -> next(i) <= other.next(i) + further);
    }
}
