package city.talpuls.api.sensorthings.write;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What a client says that a property is, read and checked. */
sealed interface Value {

    record Text(String text) implements Value {}

    /** Whatever the property allows; never null. */
    record Json(JsonNode node) implements Value {}

    record Moment(Instant time) implements Value {}

    /** From start to end, which are the same for a moment. */
    record Period(Instant start, Instant end) implements Value {

        public Period {
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("ends before it starts; a period is written as start/end");
            }
        }
    }
}
