package city.talpuls.simulator.truth;

import city.talpuls.simulator.course.Ailment;
import java.time.Instant;

/** Something that happened. Devices have the id by which the platform knows them. */
public sealed interface Fact permits Fact.Emptying, Fact.Flood, Fact.Smog, Fact.Ill {

    /** When it began. */
    Instant begin();

    /** A container was emptied. */
    record Emptying(String device, Instant time) implements Fact {

        @Override
        public Instant begin() {
            return time;
        }
    }

    /**
     * A flood wave passed a gauge.
     *
     * @param usual the gauge's usual level, in cm
     * @param start when it rose above twice that
     * @param peakTime when it stood highest
     * @param peak how high, in cm
     * @param end when it had fallen below twice the usual level
     */
    record Flood(String device, double usual, Instant start, Instant peakTime, double peak, Instant end)
            implements Fact {

        @Override
        public Instant begin() {
            return start;
        }
    }

    /** The air stood still over the whole city. */
    record Smog(Instant start, Instant end) implements Fact {

        @Override
        public Instant begin() {
            return start;
        }
    }

    /** A device was not well. */
    record Ill(String device, Ailment ailment) implements Fact {

        @Override
        public Instant begin() {
            return ailment.from();
        }
    }
}
