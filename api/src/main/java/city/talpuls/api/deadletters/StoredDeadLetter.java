package city.talpuls.api.deadletters;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;

/**
 * A message that could not be read.
 *
 * @param id partition and offset of the raw uplink
 * @param receivedAt when it was taken off the wire
 * @param source where it came from: the MQTT topic
 * @param reason why it could not be read, as a word
 * @param detail why, in a sentence that names the place
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

        @Schema(description = "Where it came from: the MQTT topic")
        String source,

        @Schema(description = "Why it could not be read, as a word", example = "not-json")
        String reason,

        @Schema(description = "Why, in a sentence that names the place")
        String detail,

        @Schema(description = "The original bytes, in base64", type = "string", format = "byte")
        String payload) {

    static StoredDeadLetter of(ResultSet row) throws SQLException {
        return new StoredDeadLetter(
                row.getString("id"),
                row.getTimestamp("received_at").toInstant(),
                row.getString("source"),
                row.getString("reason"),
                row.getString("detail"),
                Base64.getEncoder().encodeToString(row.getBytes("payload")));
    }
}
