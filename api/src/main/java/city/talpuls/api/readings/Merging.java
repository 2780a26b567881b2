package city.talpuls.api.readings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes days or months of the windows that they consist of. Those without a window are left out. */
final class Merging {

    private final LocalPeriods periods;
    private final int most;
    private final List<Bucket> whole = new ArrayList<>();
    private @Nullable Bucket open;

    private Merging(LocalPeriods periods, int most) {
        this.periods = periods;
        this.most = most;
    }

    /**
     * The first of them, no more than so many.
     *
     * @param windows in the order of time; no more are read than needed
     */
    static List<Bucket> of(Iterator<Bucket> windows, LocalPeriods periods, int most) {
        var merging = new Merging(periods, most);
        while (windows.hasNext() && merging.whole.size() < most) {
            merging.add(windows.next());
        }
        merging.close();
        return merging.whole;
    }

    private void add(Bucket window) {
        if (open == null || !window.start().isBefore(open.end())) {
            close();
            Instant start = periods.startOf(window.start());
            open = new Bucket(start, periods.endOf(start), 0, null);
        }
        open = open.with(window);
    }

    private void close() {
        if (open != null && whole.size() < most) {
            whole.add(open);
        }
        open = null;
    }
}
