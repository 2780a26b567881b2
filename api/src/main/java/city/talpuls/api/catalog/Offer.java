package city.talpuls.api.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of one property in one district by devices that everybody may see.
 *
 * @param property which
 * @param district where
 * @param name of the property, in English and German
 * @param description of the property, in English
 * @param unit in UCUM, where all its devices have the same
 * @param devices how many measure it
 * @param area where they stand, if anybody said
 * @param issued when the first of them came, if it has spoken
 * @param first when its first reading is from, to the hour at least; absent before the first hour is counted
 * @param latest when its latest reading is from that is not dated in the future
 */
record Offer(
        String property,
        String district,
        Name name,
        String description,
        @Nullable String unit,
        int devices,
        @Nullable Area area,
        @Nullable Instant issued,
        @Nullable Instant first,
        @Nullable Instant latest) {

    private static final char BETWEEN = ':';

    /** A name in two languages. */
    record Name(String english, String german) {}

    /** A rectangle, in degrees; a point if only one device stands there. */
    record Area(double west, double south, double east, double north) {

        boolean isPoint() {
            return west == east && south == north;
        }
    }

    /** By which it is asked for. */
    String id() {
        return property + BETWEEN + district;
    }

    static Offer of(ResultSet row) throws SQLException {
        String property = row.getString("property");
        String name = row.getString("name");
        String german = row.getString("name_de");
        String description = row.getString("description");
        double west = row.getDouble("west");
        Area area = row.wasNull()
                ? null
                : new Area(west, row.getDouble("south"), row.getDouble("east"), row.getDouble("north"));
        return new Offer(
                property,
                row.getString("district"),
                new Name(name == null ? property : name, german == null ? property : german),
                description == null ? "What devices call " + property : description,
                row.getString("unit"),
                row.getInt("devices"),
                area,
                instant(row.getTimestamp("issued")),
                instant(row.getTimestamp("first")),
                instant(row.getTimestamp("latest")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
