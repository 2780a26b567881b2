package city.talpuls.api.readings;

import city.talpuls.model.measurement.Summary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known of several readings. */
sealed interface Known {

    long count();

    double sum();

    double min();

    double max();

    double mean();

    /** All that is kept of them, so that it can be merged. */
    record Whole(Summary summary) implements Known {

        @Override
        public long count() {
            return summary.count();
        }

        @Override
        public double sum() {
            return summary.sum();
        }

        @Override
        public double min() {
            return summary.min();
        }

        @Override
        public double max() {
            return summary.max();
        }

        @Override
        public double mean() {
            return summary.mean();
        }

        /** The standard deviation of a sample: the readings stand for all that could have been measured. */
        @Nullable
        Double deviation() {
            return summary.count() < 2 ? null : Math.sqrt(summary.m2() / (summary.count() - 1));
        }

        double first() {
            return summary.first();
        }

        Instant firstTime() {
            return summary.firstTime();
        }

        double last() {
            return summary.last();
        }

        Instant lastTime() {
            return summary.lastTime();
        }
    }

    /**
     * What is asked for most often: half of what is kept, and so half of what a database has to hand over.
     *
     * @param energy of levels, as {@link Summary#energy()}
     */
    record Brief(
            long count,
            double sum,
            double min,
            double max,
            @Nullable Double energy) implements Known {

        @Override
        public double mean() {
            return Summary.mean(count, sum, energy);
        }
    }
}
