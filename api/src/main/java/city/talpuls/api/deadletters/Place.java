package city.talpuls.api.deadletters;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Moment;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A place in the list of dead letters: that of one letter.
 *
 * @param receivedAt when the letter was received
 * @param id its id
 */
record Place(Instant receivedAt, String id) {

    private static final String LIST = "dead-letters";
    private static final Pattern ID = Pattern.compile("\\d{1,10}-\\d{1,19}");

    static Place of(StoredDeadLetter letter) {
        return new Place(letter.receivedAt(), letter.id());
    }

    static Place read(Cursor cursor) {
        return cursor.read(LIST, 2, Place::ofValues);
    }

    private static Place ofValues(List<String> values) {
        String id = values.get(1);
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a dead letter: " + id);
        }
        return new Place(Moment.ofText(values.get(0)).instant(), id);
    }

    Cursor cursor() {
        return Cursor.of(LIST, receivedAt.toString(), id);
    }
}
