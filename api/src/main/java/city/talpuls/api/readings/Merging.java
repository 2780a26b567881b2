package city.talpuls.api.readings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes longer windows, such as days, of the stored ones that they consist of. Those without a window are left out. */
final class Merging {

    private final Grid grid;
    private final int most;
    private final List<Bucket> whole = new ArrayList<>();
    private @Nullable Bucket open;

    private Merging(Grid grid, int most) {
        this.grid = grid;
        this.most = most;
    }

    /**
     * The first of them, no more than so many.
     *
     * @param windows in the order of time; no more are read than needed
     */
    static List<Bucket> of(Iterator<Bucket> windows, Grid grid, int most) {
        var merging = new Merging(grid, most);
        while (windows.hasNext() && merging.whole.size() < most) {
            merging.add(windows.next());
        }
        merging.close();
        return merging.whole;
    }

    private void add(Bucket window) {
        if (open == null || !window.start().isBefore(open.end())) {
            close();
            Instant start = grid.startOf(window.start());
            open = Bucket.empty(start, grid.endOf(start));
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
