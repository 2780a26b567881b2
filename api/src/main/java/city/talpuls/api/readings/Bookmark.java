package city.talpuls.api.readings;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page of a series begins. What the first page decided stays decided: the resolution, and an end that
 * nobody said.
 *
 * @param datastream whose series
 * @param resolution how fine it is
 * @param rest what is left of the span
 */
record Bookmark(int datastream, Resolution resolution, Span rest) {

    private static final String LIST = "readings";

    static Bookmark read(Cursor cursor) {
        return cursor.read(LIST, 4, Bookmark::ofValues);
    }

    private static Bookmark ofValues(List<String> values) {
        var rest = new Span(moment(values.get(2)), moment(values.get(3)));
        return new Bookmark(Integer.parseInt(values.get(0)), Resolution.ofText(values.get(1)), rest);
    }

    private static Instant moment(String text) {
        return Moment.ofText(text).instant();
    }

    /** The place after a point. */
    Bookmark after(Point point) {
        return new Bookmark(datastream, resolution, rest.after(point.time()));
    }

    Cursor cursor() {
        return Cursor.of(
                LIST,
                Integer.toString(datastream),
                resolution.text(),
                rest.from().toString(),
                rest.to().toString());
    }

    /**
     * This bookmark, if it was put into the series that is asked for.
     *
     * @throws ProblemException if it was put into another
     */
    Bookmark in(int asked, @Nullable IntervalChoice interval, @Nullable Zone zone, @Nullable Moment to) {
        if (datastream != asked
                || (interval != null && !interval.allows(resolution))
                || (zone != null
                        && resolution instanceof Resolution.Calendar(LocalPeriods periods)
                        && !periods.zone().equals(zone))
                || (to != null && !to.instant().equals(rest.to()))) {
            throw ProblemException.badParameter(
                    "cursor", "this cursor belongs to another question: device, property, interval, tz or to differ");
        }
        return this;
    }
}
