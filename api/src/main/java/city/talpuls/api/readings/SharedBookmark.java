package city.talpuls.api.readings;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Where the next page of the series of several devices begins.
 *
 * @param question says whose series they are, and of what
 * @param resolution how fine they are
 * @param whole the span of each
 * @param datastream the one whose points come next; 0 for the first, or for all of them together
 * @param from where its points begin
 */
record SharedBookmark(String question, Resolution resolution, Span whole, int datastream, Instant from) {

    private static final String LIST = "series";

    /** The beginning. */
    static SharedBookmark start(String question, Resolution resolution, Span whole) {
        return new SharedBookmark(question, resolution, whole, 0, whole.from());
    }

    /**
     * The place that a cursor says.
     *
     * @throws ProblemException if it was put into other series than those asked for
     */
    static SharedBookmark read(Cursor cursor, String question, Timing timing) {
        SharedBookmark place = cursor.read(LIST, 6, SharedBookmark::ofValues);
        if (!place.question.equals(question)) {
            throw ProblemException.badParameter(
                    "cursor",
                    "this cursor belongs to another question: device, district, bbox, property, group or spatial differ");
        }
        new Bookmark(0, place.resolution, place.whole).in(0, timing.interval(), timing.tz(), timing.to());
        return place;
    }

    /** What tells a question from others, in few characters. */
    static String question(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static SharedBookmark ofValues(List<String> values) {
        return new SharedBookmark(
                values.get(0),
                Resolution.ofText(values.get(1)),
                new Span(moment(values.get(2)), moment(values.get(3))),
                Integer.parseInt(values.get(4)),
                moment(values.get(5)));
    }

    private static Instant moment(String text) {
        return Moment.ofText(text).instant();
    }

    /** What is left of a datastream's span, or of that of all together. */
    Bookmark in(int other) {
        return new Bookmark(other, resolution, other == datastream ? new Span(from, whole.to()) : whole);
    }

    /** The start of a datastream. */
    SharedBookmark at(int other) {
        return new SharedBookmark(question, resolution, whole, other, whole.from());
    }

    /** The place after a point of a datastream. */
    SharedBookmark after(int other, Point point) {
        return new SharedBookmark(
                question, resolution, whole, other, whole.after(point.time()).from());
    }

    Cursor cursor() {
        return Cursor.of(
                LIST,
                question,
                resolution.text(),
                whole.from().toString(),
                whole.to().toString(),
                Integer.toString(datastream),
                from.toString());
    }
}
