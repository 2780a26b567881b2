package city.talpuls.api.parameter;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A time zone of the IANA database.
 *
 * @param id which
 */
public record Zone(ZoneId id) {

    public static final Zone UTC = new Zone(ZoneOffset.UTC);

    /** That of the city. */
    public static final Zone BERLIN = new Zone(ZoneId.of("Europe/Berlin"));

    /**
     * Reads the id of a zone.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public static Zone ofText(String text) {
        if (text.equals("UTC") || text.equals("Z")) {
            return UTC;
        }
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw new IllegalArgumentException(
                    "there is no time zone '" + text + "'; tz is an IANA id such as Europe/Berlin");
        }
        return new Zone(ZoneId.of(text));
    }

    /** The text that {@link #ofText} reads. */
    public String text() {
        return this.equals(UTC) ? "UTC" : id.getId();
    }
}
