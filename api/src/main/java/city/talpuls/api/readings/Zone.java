package city.talpuls.api.readings;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A time zone of the IANA database.
 *
 * @param id which
 */
record Zone(ZoneId id) {

    static final Zone UTC = new Zone(ZoneOffset.UTC);

    static Zone ofText(String text) {
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
    String text() {
        return this.equals(UTC) ? "UTC" : id.getId();
    }
}
