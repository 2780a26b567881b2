package city.talpuls.api.sensorthings;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.talpuls.api.sensorthings.store.Value;
import city.talpuls.api.text.JsonPen;
import city.talpuls.api.text.Written;
import org.jspecify.annotations.Nullable;

/** What properties are worth, as JSON. */
final class Values {

    private Values() {}

    static Written json(@Nullable Value value) {
        var pen = new JsonPen();
        write(value, pen);
        return pen.finish();
    }

    static void write(@Nullable Value value, JsonPen pen) {
        switch (value) {
            case null -> pen.raw("null");
            case Value.Text(var text) -> pen.text(text);
            case Value.Decimal(var number) -> pen.number(number);
            case Value.Json(var json) -> pen.raw(json.getBytes(UTF_8));
            case Value.Moment(var micros) -> pen.raw('"').time(micros).raw('"');
            case Value.Period(var start, var end) ->
                pen.raw('"').time(start).raw('/').time(end).raw('"');
        }
    }
}
