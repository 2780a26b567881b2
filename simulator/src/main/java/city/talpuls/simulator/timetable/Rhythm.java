package city.talpuls.simulator.timetable;

import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.fleet.Kind;
import city.talpuls.simulator.fleet.SimulatedDevice;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** The times at which devices measure. */
public sealed interface Rhythm {

    /** The first slot of the device after a time. */
    Slot after(SimulatedDevice device, Instant time);

    /** About how many slots the device has between two times. */
    double slots(SimulatedDevice device, Instant from, Instant to);

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
            long interval = interval(device);
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

        @Override
        public double slots(SimulatedDevice device, Instant from, Instant to) {
            return (double) Nanos.of(Duration.between(from, to)) / interval(device);
        }

        private long interval(SimulatedDevice device) {
            return Math.max(1, Math.round(Nanos.of(device.interval()) * scale));
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

        @Override
        public double slots(SimulatedDevice device, Instant from, Instant to) {
            return Nanos.of(Duration.between(from, to)) / NANOS_PER_SECOND * perSecond / devices;
        }
    }

    /**
     * Devices of some kinds speak before the others do, in a rhythm of that time.
     *
     * @param kinds that speak earlier
     * @param before their rhythm until the beginning
     * @param beginning from when on all devices speak
     * @param all the rhythm of all since then
     */
    record SomeEarlier(Set<Kind> kinds, Rhythm before, Instant beginning, Rhythm all) implements Rhythm {

        public SomeEarlier {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public Slot after(SimulatedDevice device, Instant time) {
            if (!time.isBefore(beginning)) {
                return all.after(device, time);
            }
            if (kinds.contains(device.kind())) {
                Slot early = before.after(device, time);
                if (early.time().isBefore(beginning)) {
                    return early;
                }
            }
            return all.after(device, beginning.minusNanos(1));
        }

        @Override
        public double slots(SimulatedDevice device, Instant from, Instant to) {
            Instant middle = from.isAfter(beginning) ? from : to.isBefore(beginning) ? to : beginning;
            double early = kinds.contains(device.kind()) ? before.slots(device, from, middle) : 0;
            return early + all.slots(device, middle, to);
        }
    }
}
