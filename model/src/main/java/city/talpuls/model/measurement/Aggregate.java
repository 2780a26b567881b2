package city.talpuls.model.measurement;

import org.jspecify.annotations.Nullable;

/**
 * What one datastream said within one window.
 *
 * @param property what it measures
 * @param flagged how many of its readings are doubtful; they are left out of the summary
 * @param summary of its good readings; none if all are doubtful
 */
public record Aggregate(
        Property property, long flagged, @Nullable Summary summary) {

    public Aggregate {
        if (flagged < 0 || (flagged == 0 && summary == null)) {
            throw new IllegalArgumentException("an aggregate is made of at least one reading");
        }
    }
}
