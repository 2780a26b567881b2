package city.talpuls.api.devices;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
 * @param profile the id of its profile, if it has one
 * @param interval how often it usually speaks, if operators said
 * @param settings its numbers in mm, a JSON object by setting
 * @param unclaimed how many of its messages wait for a profile that decodes them
 * @param firstSeen when its first message was received; absent if none was
 * @param lastSeen when its latest message was received; absent if none was
 * @param texts what it last said in words, a JSON object of texts by property
 */
@Introspected
public record RegisteredDevice(
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

        @Schema(description = "The id of its profile, if it has one", example = "milesight-em310-udl") @Nullable
        String profile,

        @Schema(
                description = "How often it usually speaks, ISO 8601; null where it is as its profile says, or unknown",
                example = "PT10M")
        @Nullable
        String interval,

        @JsonRawValue
        @Schema(description = "Its numbers, in mm", implementation = Object.class, example = "{\"binDepth\":1500}")
        String settings,

        @Schema(description = "How many of its messages wait for a profile that decodes them", example = "0")
        long unclaimed,

        @Schema(description = "When its first message was received; null if none was") @Nullable
        Instant firstSeen,

        @Schema(description = "When its latest message was received; null if none was") @Nullable
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
                row.getString("profile"),
                row.getString("interval"),
                row.getString("settings"),
                row.getLong("unclaimed"),
                instant(row.getTimestamp("first_seen")),
                instant(row.getTimestamp("last_seen")),
                row.getString("texts"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
