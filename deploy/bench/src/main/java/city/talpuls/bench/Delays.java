package city.talpuls.bench;

import java.util.ArrayList;
import java.util.List;

/** How long something took, each time. */
final class Delays {

    private final List<Long> nanos = new ArrayList<>();

    void add(long delay) {
        nanos.add(delay);
    }

    void addAll(Delays others) {
        nanos.addAll(others.nanos);
    }

    long count() {
        return nanos.size();
    }

    /** So that this share of all delays is shorter; not a number if there are none. */
    double milliseconds(double share) {
        if (nanos.isEmpty()) {
            return Double.NaN;
        }
        var sorted = nanos.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size()))) / 1e6;
    }

    double longestMilliseconds() {
        return milliseconds(1);
    }
}
