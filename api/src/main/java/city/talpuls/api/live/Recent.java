package city.talpuls.api.live;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest records, so that a client that was away for a while can be told what it missed. */
final class Recent {

    static final int RECORDS = 20_000;

    private static final long BYTES = 16L * 1024 * 1024;

    private final ArrayDeque<Heard> records = new ArrayDeque<>();
    private long bytes;
    private @Nullable Mark from;

    /** Forgets all; what follows begins at that mark. */
    void begin(Mark start) {
        records.clear();
        bytes = 0;
        from = start;
    }

    void add(Heard heard) {
        records.addLast(heard);
        bytes += heard.size();
        while (records.size() > RECORDS || bytes > BYTES) {
            Heard oldest = records.removeFirst();
            bytes -= oldest.size();
            if (from != null) {
                from = from.after(oldest.partition(), oldest.offset());
            }
        }
    }

    /** Whether all is here that comes after the mark. */
    boolean hasAllAfter(Mark mark) {
        return from != null && from.isWithin(mark, 0);
    }

    /** What comes after the mark, in the order in which it came. */
    List<Heard> after(Mark mark) {
        return records.stream()
                .filter(heard -> mark.isBefore(heard.partition(), heard.offset()))
                .toList();
    }
}
