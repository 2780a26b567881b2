package city.talpuls.api.air;

import city.talpuls.api.devices.Whose;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.indicators.air.AirIndex;
import java.time.Duration;
import java.util.List;

/**
 * Where the next page of an index begins. It keeps what the first page decided: the end, if nobody said one.
 *
 * @param question by which it is told from the places of others
 * @param rest the hours that are left
 */
record IndexPlace(String question, AskedHours rest) {

    private static final String LIST = "indices";

    static IndexPlace start(AirIndex index, Whose whose, AskedHours hours) {
        return new IndexPlace(question(index, whose), hours);
    }

    /**
     * The place that a cursor says.
     *
     * @throws ProblemException if it was given for another index, or for others' air
     */
    static IndexPlace read(Cursor cursor, AirIndex index, Whose whose) {
        IndexPlace place = cursor.read(LIST, 3, IndexPlace::ofValues);
        if (!place.question.equals(question(index, whose))) {
            throw ProblemException.badParameter(
                    "cursor", "this cursor belongs to another question: index, version, device or district differ");
        }
        return place;
    }

    private static IndexPlace ofValues(List<String> values) {
        return new IndexPlace(
                values.get(0),
                new AskedHours(
                        Moment.ofText(values.get(1)).instant(),
                        Moment.ofText(values.get(2)).instant()));
    }

    /** The cursor of what comes after an hour. */
    Cursor after(AirHour hour) {
        return Cursor.of(
                LIST,
                question,
                hour.time().plus(Duration.ofHours(1)).toString(),
                rest.to().toString());
    }

    private static String question(AirIndex index, Whose whose) {
        return index.id() + " " + index.version() + " "
                + (whose.device() == null ? "" : whose.device())
                + (whose.district() == null ? "" : " " + whose.district().name());
    }
}
