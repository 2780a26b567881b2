package city.talpuls.api.devices;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device as the registry has it.
 *
 * @param id its id
 * @param name what people call it
 * @param location where it stands, if known
 * @param district the Stadtbezirk in which it stands, if it stands in one
 * @param visibility who may see it
 * @param firstSeen when its first message was received
 * @param lastSeen when its latest message was received
 * @param texts what it last said in words, a JSON object of texts by property
 */
@Introspected
record RegisteredDevice(
        @Schema(
                description = "The DevEUI in lower-case hex for LoRaWAN, else the id in the topic",
                example = "70b3d57ed0001234")
        String id,

        @Schema(description = "What people call it", example = "Pegel Kluserbrücke")
        String name,

        @Schema(description = "Where it stands, if known") @Nullable
        Location location,

        @Schema(description = "The Stadtbezirk in which it stands, if it stands in one", example = "Elberfeld")
        @Nullable
        String district,

        @Schema(
                description = "Who may see it",
                type = "string",
                allowableValues = {"public", "internal"})
        String visibility,

        @Schema(description = "When its first message was received")
        Instant firstSeen,

        @Schema(description = "When its latest message was received")
        Instant lastSeen,

        @JsonRawValue
        @Schema(
                description = "What it last said in words, by property",
                implementation = Object.class,
                example = "{\"state\":\"open\"}")
        String texts) {

    static RegisteredDevice of(ResultSet row) throws SQLException {
        double latitude = row.getDouble("latitude");
        Location location = row.wasNull() ? null : new Location(latitude, row.getDouble("longitude"));
        return new RegisteredDevice(
                row.getString("id"),
                row.getString("name"),
                location,
                row.getString("district"),
                row.getString("visibility"),
                row.getTimestamp("first_seen").toInstant(),
                row.getTimestamp("last_seen").toInstant(),
                row.getString("texts"));
    }
}
