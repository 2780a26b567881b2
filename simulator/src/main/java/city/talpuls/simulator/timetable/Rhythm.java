package city.talpuls.simulator.timetable;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.fleet.SimulatedDevice;
import java.time.Duration;
import java.time.Instant;

/** The times at which devices measure. */
public sealed interface Rhythm {

    /** The first slot of the device after a time. */
    Slot after(SimulatedDevice device, Instant time);

    /**
     * Each device keeps its own interval, its own phase in it, and is a little early or late. The slots are fixed
     * for all times, so that two runs agree on them.
     *
     * @param scale by which the intervals are longer, or shorter when below 1
     */
    record OwnIntervals(double scale) implements Rhythm {

        private static final double JITTER = 0.1;

        public OwnIntervals {
            if (!(scale > 0)) {
                throw new IllegalArgumentException("intervals cannot be scaled by " + scale);
            }
        }

        @Override
        public Slot after(SimulatedDevice device, Instant time) {
            long interval = Math.max(1, Math.round(Nanos.of(device.interval()) * scale));
            Seed seed = device.seed().of("slots");
            long nanos = Nanos.of(time);
            long number = Math.floorDiv(nanos, interval) - 2;
            long before = at(number, interval, seed);
            long slot = before;
            while (slot <= nanos) {
                before = slot;
                number++;
                slot = at(number, interval, seed);
            }
            return new Slot(Nanos.instant(slot), Duration.ofNanos(slot - before));
        }

        private static long at(long number, long interval, Seed seed) {
            double phase = seed.share() + JITTER * seed.of(number).between(-1, 1);
            return number * interval + (long) (phase * interval);
        }
    }

    /**
     * The devices take turns, so that together they give a rate whatever their intervals are.
     *
     * @param origin when the first one speaks
     */
    record TakingTurns(Instant origin, int devices, double perSecond) implements Rhythm {

        private static final double NANOS_PER_SECOND = 1e9;

        public TakingTurns {
            if (!(perSecond > 0)) {
                throw new IllegalArgumentException("no rate: " + perSecond);
            }
        }

        @Override
        public Slot after(SimulatedDevice device, Instant time) {
            double interval = devices / perSecond * NANOS_PER_SECOND;
            double phase = device.index() / perSecond * NANOS_PER_SECOND;
            long passed = Nanos.of(time) - Nanos.of(origin);
            long number = Math.max(0, (long) ((passed - phase) / interval) - 1);
            long slot = (long) (phase + number * interval);
            while (slot <= passed) {
                number++;
                slot = (long) (phase + number * interval);
            }
            return new Slot(origin.plusNanos(slot), Duration.ofNanos((long) interval));
        }
    }
}
