package city.talpuls.bench;

import city.talpuls.indicators.waste.Emptying;
import city.talpuls.indicators.waste.Emptyings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How well emptyings were found.
 *
 * @param found those that happened, and were found
 * @param missed those that can be seen, and were not found
 * @param invented those that were found and did not happen
 * @param hidden those that cannot be seen: between the same two honest readings as another, or with less than 20 percentage
 *     points between those two, in truth
 */
record EmptyingScore(int found, int missed, int invented, int hidden) {

    private static final double SEEN = 20;

    EmptyingScore plus(EmptyingScore other) {
        return new EmptyingScore(
                found + other.found, missed + other.missed, invented + other.invented, hidden + other.hidden);
    }

    /**
     * Holds what is found in a bin's readings against when it was emptied. One that is found belongs to one that happened if
     * there are no two honest readings, one between the two.
     */
    static EmptyingScore of(List<BinSensor.Reading> all, List<Instant> emptied) {
        List<BinSensor.Reading> readings = fromHonestToHonest(all);
        var left = new ArrayList<>(
                Emptyings.in(readings.stream().map(BinSensor.Reading::given).toList()));
        List<BinSensor.Reading> honest =
                readings.stream().filter(BinSensor.Reading::honest).toList();
        int found = 0;
        int missed = 0;
        int hidden = 0;
        int next = 0;
        for (int i = 1; i < honest.size(); i++) {
            BinSensor.Reading before = honest.get(i - 1);
            BinSensor.Reading after = honest.get(i);
            int here = 0;
            while (next < emptied.size()
                    && !emptied.get(next).isAfter(after.given().time())) {
                here += emptied.get(next).isAfter(before.given().time()) ? 1 : 0;
                next++;
            }
            if (here == 0) {
                continue;
            }
            hidden += here - 1;
            if (removeWithin(left, before.given().time(), after.given().time())) {
                found++;
            } else if (before.truth() - after.truth() >= SEEN) {
                missed++;
            } else {
                hidden++;
            }
        }
        return new EmptyingScore(found, missed, left.size(), hidden);
    }

    /** Before the first honest reading, and after the last, nobody can tell what was true. */
    private static List<BinSensor.Reading> fromHonestToHonest(List<BinSensor.Reading> all) {
        int first = 0;
        int last = all.size();
        while (!all.get(first).honest()) {
            first++;
        }
        while (!all.get(last - 1).honest()) {
            last--;
        }
        return all.subList(first, last);
    }

    private static boolean removeWithin(List<Emptying> left, Instant from, Instant to) {
        for (Emptying emptying : left) {
            if (emptying.after().isBefore(to) && emptying.before().isAfter(from)) {
                left.remove(emptying);
                return true;
            }
        }
        return false;
    }
}
