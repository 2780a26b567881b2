package city.talpuls.api.deadletters;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be read.
 *
 * @param id partition and offset of the raw uplink
 * @param receivedAt when it was taken off the wire
 * @param source where it came from: the MQTT topic
 * @param reason why it could not be read, as a word
 * @param detail why, in a sentence that names the place
 * @param stage how far it came
 * @param device whose it is
 * @param state what became of it since
 * @param attempts how often it was read
 * @param settledAt when it was last read again
 * @param payload its bytes as they came, in base64
 */
@Introspected
@Schema(name = "DeadLetter")
record StoredDeadLetter(
        @Schema(
                description = "Partition and offset of the raw message: the same message has the same id for ever",
                example = "3-1042")
        String id,

        @Schema(description = "When it was taken off the wire")
        Instant receivedAt,

        @Schema(description = "Where it came from: the MQTT topic", example = "mqtt:talpuls/v1/gateway-1/bin-7/up")
        String source,

        @Schema(description = "Why it could not be read, as a word", example = "not-json")
        String reason,

        @Schema(description = "Why, in a sentence that names the place", example = "the payload is no JSON")
        String detail,

        @Schema(
                description =
                        "How far it came: into its envelope, its payload, to its device, or to a fault of the platform",
                type = "string",
                allowableValues = {"envelope", "payload", "device", "platform"})
        String stage,

        @Schema(description = "Whose it is, as far as that can be read", example = "70b3d57ed0001234") @Nullable
        String device,

        @Schema(
                description =
                        "open: it can be read again; asked, sent: it is being read again; stored, duplicate: it was, and that is what it is",
                type = "string",
                allowableValues = {"open", "asked", "sent", "stored", "duplicate"})
        String state,

        @Schema(description = "How often it was read", example = "1")
        int attempts,

        @Schema(description = "When it was last read again; null if it never was") @Nullable
        Instant settledAt,

        @Schema(
                description = "The original bytes, in base64",
                type = "string",
                format = "byte",
                example = "eyJ0ZW1wZXJhdHVyZSI6")
        String payload) {

    static StoredDeadLetter of(ResultSet row) throws SQLException {
        Timestamp settledAt = row.getTimestamp("settled_at");
        return new StoredDeadLetter(
                row.getString("id"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("source"),
                row.getString("reason"),
                row.getString("detail"),
                Stage.of(row.getString("reason")).label(),
                row.getString("device"),
                row.getString("state"),
                row.getInt("attempts"),
                settledAt == null ? null : settledAt.toInstant(),
                Base64.getEncoder().encodeToString(row.getBytes("payload")));
    }
}
