package city.talpuls.api.latest;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.talpuls.api.store.Micros;
import city.talpuls.api.text.JsonPen;
import city.talpuls.api.text.Written;
import city.talpuls.model.measurement.Quality;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes what {@link FeatureCollection} describes, row by row: a map asks for all datastreams of the city, and making objects of
 * them for Jackson took longer than to find them.
 */
final class FeatureCollectionWriter {

    /** What {@link #write} reads, in this order: by their places, since there are thousands of rows. */
    static final String COLUMNS = "datastream.id, latitude, longitude, device, name, district, property, unit,"
            + " latest.time, latest.value, latest.quality";

    private static final byte[] HEAD = utf8("{\"type\":\"FeatureCollection\",\"features\":[");
    private static final byte[] FEATURE = utf8("{\"type\":\"Feature\",\"id\":");
    private static final byte[] POINT = utf8(",\"geometry\":{\"type\":\"Point\",\"coordinates\":[");
    private static final byte[] NOWHERE = utf8(",\"geometry\":null,\"properties\":{\"device\":");
    private static final byte[] PROPERTIES = utf8("]},\"properties\":{\"device\":");
    private static final byte[] NAME = utf8(",\"name\":");
    private static final byte[] DISTRICT = utf8(",\"district\":");
    private static final byte[] PROPERTY = utf8(",\"property\":");
    private static final byte[] UNIT = utf8(",\"unit\":");
    private static final byte[] TIME = utf8(",\"time\":\"");
    private static final byte[] VALUE = utf8("\",\"value\":");
    private static final byte[] QUALITY = utf8(",\"quality\":");
    private static final byte[] END = utf8("}}");

    private final JsonPen pen = new JsonPen().raw(HEAD);
    private boolean isFirst = true;

    /** Writes one row. */
    void write(ResultSet row) throws SQLException {
        if (!isFirst) {
            pen.raw(',');
        }
        isFirst = false;
        pen.raw(FEATURE).number(row.getInt(1));
        double latitude = row.getDouble(2);
        if (row.wasNull()) {
            pen.raw(NOWHERE);
        } else {
            pen.raw(POINT).number(row.getDouble(3)).raw(',').number(latitude).raw(PROPERTIES);
        }
        pen.text(row.getString(4)).raw(NAME).text(row.getString(5));
        textOrNull(DISTRICT, row.getString(6));
        pen.raw(PROPERTY).text(row.getString(7));
        textOrNull(UNIT, row.getString(8));
        pen.raw(TIME).time(Micros.of(row, 9));
        pen.raw(VALUE).number(row.getDouble(10));
        pen.raw(QUALITY).text(new Quality(row.getInt(11)).label()).raw(END);
    }

    private void textOrNull(byte[] name, @Nullable String text) {
        pen.raw(name);
        if (text == null) {
            pen.raw("null");
        } else {
            pen.text(text);
        }
    }

    /** All of it. */
    Written finish() {
        return pen.raw("]}").finish();
    }

    private static byte[] utf8(String json) {
        return json.getBytes(UTF_8);
    }
}
