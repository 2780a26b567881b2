package city.talpuls.api.gaps;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the numbers that are missing, from frames in the order in which they arrived. A frame that arrives late fills its
 * gap. A device counts anew with a new session, and, if it has no way to make one, when it starts again. A counter of 16
 * bits goes on with 0 after 65535.
 */
final class Counting {

    /** LoRaWAN 1.0.2, MAX_FCNT_GAP: a counter that is further ahead is no continuation. */
    private static final long FURTHEST_AHEAD = 16_384;

    /** A counter that falls so far, or to so little, began anew. */
    private static final long FURTHEST_BACK = 1_000;

    private static final long FIRST_NUMBERS = 10;
    private static final long END_OF_16_BITS = 65_536;
    private static final long NEAR_THE_END = END_OF_16_BITS - 500;

    private final Map<String, Run> runs = new HashMap<>();
    private final List<Run> all = new ArrayList<>();
    private long received;

    /** Counts a frame; frames come in the order of their arrival. */
    void add(Frame frame) {
        Run run = runs.get(frame.session());
        if (run == null || !run.take(frame)) {
            run = new Run(frame);
            runs.put(frame.session(), run);
            all.add(run);
            received++;
        } else if (run.tookNew) {
            received++;
        }
    }

    /** How many different frames arrived. */
    long received() {
        return received;
    }

    /** The gaps, the latest first. */
    List<Gap> gaps() {
        List<Gap> gaps = new ArrayList<>();
        for (Run run : all) {
            gaps.addAll(run.gaps.values());
        }
        gaps.sort((a, b) -> b.to().compareTo(a.to()));
        return gaps;
    }

    /** Numbers that count up. Inside, the counter goes on after 65535, so that it only rises. */
    private static final class Run {

        private final String session;
        private final NavigableMap<Long, Gap> gaps = new TreeMap<>();
        private long highest;
        private Instant highestAt;
        private long rounds;
        private boolean tookNew = true;

        private Run(Frame first) {
            session = first.session();
            highest = first.counter();
            highestAt = first.receivedAt();
        }

        /** Takes a frame; says whether it belongs here. */
        private boolean take(Frame frame) {
            long number = frame.counter() + rounds * END_OF_16_BITS;
            if (number <= highest && isRound(frame.counter())) {
                rounds++;
                number += END_OF_16_BITS;
            }
            if (number > highest) {
                return rise(number, frame.receivedAt());
            }
            Map.Entry<Long, Gap> gap = gaps.floorEntry(number);
            if (gap != null && number < gap.getKey() + gap.getValue().missing()) {
                fill(gap.getKey(), gap.getValue(), number);
                tookNew = true;
                return true;
            }
            tookNew = false;
            return number == highest || (highest - number <= FURTHEST_BACK && frame.counter() >= FIRST_NUMBERS);
        }

        private boolean isRound(long counter) {
            return highest % END_OF_16_BITS >= NEAR_THE_END && counter < END_OF_16_BITS - NEAR_THE_END;
        }

        private boolean rise(long number, Instant at) {
            if (number - highest > FURTHEST_AHEAD) {
                return false;
            }
            if (number > highest + 1) {
                gaps.put(highest + 1, gap(highest + 1, number - 1, highestAt, at));
            }
            highest = number;
            highestAt = at;
            tookNew = true;
            return true;
        }

        private void fill(long first, Gap gap, long number) {
            gaps.remove(first);
            long last = first + gap.missing() - 1;
            if (number > first) {
                gaps.put(first, gap(first, number - 1, gap.from(), gap.to()));
            }
            if (number < last) {
                gaps.put(number + 1, gap(number + 1, last, gap.from(), gap.to()));
            }
        }

        private Gap gap(long first, long last, Instant from, Instant to) {
            return new Gap(
                    session,
                    Math.floorMod(first - 1, rounds > 0 ? END_OF_16_BITS : Long.MAX_VALUE),
                    Math.floorMod(last + 1, rounds > 0 ? END_OF_16_BITS : Long.MAX_VALUE),
                    last - first + 1,
                    from,
                    to);
        }
    }
}
