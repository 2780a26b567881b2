package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;

/** Weather out of the ordinary that the whole city has for some days. It is laid over the weather of its climate. */
public sealed interface Spell permits Spell.None, Spell.Flood, Spell.Smog {

    /** Rain that it brings beside the usual, in mm per hour. */
    double rainAt(double hours, Seed chance);

    /** How much of the usual wind and rain it holds off, from 0 to 1. */
    double stillnessAt(double hours, Seed chance);

    /** The weather is as usual. */
    record None() implements Spell {

        @Override
        public double rainAt(double hours, Seed chance) {
            return 0;
        }

        @Override
        public double stillnessAt(double hours, Seed chance) {
            return 0;
        }
    }

    /**
     * A wet week: showers, and on its third or fourth day a front that brings about what fell in July 2021, some 150 mm
     * in two days.
     *
     * @param start of the week
     */
    record Flood(Instant start) implements Spell {

        static final Duration LENGTH = Duration.ofDays(7);

        private static final double GATHERING_HOURS = 9;
        private static final double FADING_HOURS = 15;

        @Override
        public double rainAt(double hours, Seed chance) {
            double since = hours - Moment.of(start).hours();
            double length = LENGTH.toHours();
            if (since <= 0 || since >= length) {
                return 0;
            }
            double showers = 1.2 * Math.max(0, chance.of("showers").roughWave(hours / 5));
            return (showers + frontAfter(since, chance)) * Math.min(1, (length - since) / 12);
        }

        private static double frontAfter(double since, Seed chance) {
            double heaviest = chance.of("front").between(56, 86);
            double most = chance.of("most").between(7, 9.5);
            double away = since - heaviest;
            if (away > 0) {
                return most * Math.exp(-away / FADING_HOURS);
            }
            return most * Math.max(0, 1 + away / GATHERING_HOURS);
        }

        @Override
        public double stillnessAt(double hours, Seed chance) {
            return 0;
        }
    }

    /**
     * Days of still air under an inversion, in which all that the city gives off stays in the valley.
     *
     * @param start when the wind dies down
     */
    record Smog(Instant start) implements Spell {

        static final Duration LENGTH = Duration.ofDays(6);

        private static final double THICKENING_HOURS = 40;
        private static final double CLEARING_HOURS = 14;

        @Override
        public double rainAt(double hours, Seed chance) {
            return 0;
        }

        /** When the wind has blown it away. */
        public Instant end() {
            return start.plus(LENGTH);
        }

        /** Thickens over nearly two days, breathes a little, and is blown away within half a day. */
        @Override
        public double stillnessAt(double hours, Seed chance) {
            double since = hours - Moment.of(start).hours();
            double left = LENGTH.toHours() - since;
            if (since <= 0 || left <= 0) {
                return 0;
            }
            double thick = Math.min(1, Math.min(since / THICKENING_HOURS, left / CLEARING_HOURS));
            return thick * (0.93 + 0.07 * chance.of("breath").wave(hours / 7));
        }
    }
}
