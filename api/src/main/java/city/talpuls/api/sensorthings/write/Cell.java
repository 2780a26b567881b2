package city.talpuls.api.sensorthings.write;

import city.talpuls.sensorthings.model.EntityType;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of an entity and what it shall hold.
 *
 * @param column its name
 * @param type of the database
 * @param value a text, also for JSON, or an instant; nothing for NULL
 */
record Cell(String column, String type, @Nullable Object value) {

    /**
     * All columns of the properties that clients may set; those that are not given are NULL.
     *
     * @param now when whatever has no time is observed
     */
    static List<Cell> of(Draft draft, Instant now) {
        return switch (draft.type()) {
            case THING -> List.of(text(draft, "name"), text(draft, "description"), json(draft, "properties"));
            case LOCATION ->
                List.of(
                        text(draft, "name"),
                        text(draft, "description"),
                        text(draft, "encodingType", "encoding_type"),
                        json(draft, "location"),
                        json(draft, "properties"));
            case HISTORICAL_LOCATION -> List.of(time("time", moment(draft, "time")));
            case DATASTREAM ->
                List.of(
                        text(draft, "name"),
                        text(draft, "description"),
                        json(draft, "unitOfMeasurement", "unit_of_measurement"),
                        text(draft, "observationType", "observation_type"),
                        json(draft, "properties"));
            case SENSOR ->
                List.of(
                        text(draft, "name"),
                        text(draft, "description"),
                        text(draft, "encodingType", "encoding_type"),
                        json(draft, "metadata"),
                        json(draft, "properties"));
            case OBSERVED_PROPERTY ->
                List.of(
                        text(draft, "name"),
                        text(draft, "definition"),
                        text(draft, "description"),
                        json(draft, "properties"));
            case FEATURE_OF_INTEREST ->
                List.of(
                        text(draft, "name"),
                        text(draft, "description"),
                        text(draft, "encodingType", "encoding_type"),
                        json(draft, "feature"),
                        json(draft, "properties"));
            case OBSERVATION -> observation(draft, now);
        };
    }

    private static List<Cell> observation(Draft draft, Instant now) {
        Value.Period phenomenon = period(draft, "phenomenonTime");
        Value.Period valid = period(draft, "validTime");
        return List.of(
                time("phenomenon_start", phenomenon == null ? now : phenomenon.start()),
                time("phenomenon_end", phenomenon == null ? now : phenomenon.end()),
                time("result_time", moment(draft, "resultTime")),
                json(draft, "result"),
                json(draft, "resultQuality", "result_quality"),
                time("valid_start", valid == null ? null : valid.start()),
                time("valid_end", valid == null ? null : valid.end()),
                json(draft, "parameters"));
    }

    private static Cell text(Draft draft, String name) {
        return text(draft, name, name);
    }

    private static Cell text(Draft draft, String name, String column) {
        return new Cell(column, "text", draft.values().get(name) instanceof Value.Text(var text) ? text : null);
    }

    private static Cell json(Draft draft, String name) {
        return json(draft, name, name);
    }

    private static Cell json(Draft draft, String name, String column) {
        return new Cell(
                column,
                "jsonb",
                draft.values().get(name) instanceof Value.Json(JsonNode node) ? node.toString() : null);
    }

    private static Cell time(String column, @Nullable Instant time) {
        return new Cell(column, "timestamptz", time);
    }

    private static @Nullable Instant moment(Draft draft, String name) {
        return draft.values().get(name) instanceof Value.Moment(var time) ? time : null;
    }

    private static Value.@Nullable Period period(Draft draft, String name) {
        return draft.values().get(name) instanceof Value.Period period ? period : null;
    }

    /** The columns of a type as the document that a client would write. */
    static String document(EntityType type) {
        return switch (type) {
            case THING -> fields("name", "description", "properties");
            case LOCATION -> fields("name", "description", "encodingType", "location", "properties");
            case HISTORICAL_LOCATION -> "'time', " + written("time");
            case DATASTREAM -> fields("name", "description", "unitOfMeasurement", "observationType", "properties");
            case SENSOR -> fields("name", "description", "encodingType", "metadata", "properties");
            case OBSERVED_PROPERTY -> fields("name", "definition", "description", "properties");
            case FEATURE_OF_INTEREST -> fields("name", "description", "encodingType", "feature", "properties");
            case OBSERVATION ->
                "'phenomenonTime', " + written("phenomenon_start")
                        + " || CASE WHEN phenomenon_end > phenomenon_start THEN '/' || " + written("phenomenon_end")
                        + " ELSE '' END, 'resultTime', " + written("result_time") + ", 'validTime', "
                        + written("valid_start") + " || '/' || " + written("valid_end")
                        + ", 'parameters', parameters, 'resultQuality', result_quality, 'result', result";
        };
    }

    private static String fields(String... names) {
        return List.of(names).stream()
                .map(name -> "'" + name + "', " + column(name))
                .collect(Collectors.joining(", "));
    }

    private static String column(String name) {
        return switch (name) {
            case "encodingType" -> "encoding_type";
            case "unitOfMeasurement" -> "unit_of_measurement";
            case "observationType" -> "observation_type";
            default -> name;
        };
    }

    private static String written(String column) {
        return "to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
    }
}
