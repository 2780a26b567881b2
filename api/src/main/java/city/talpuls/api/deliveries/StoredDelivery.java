package city.talpuls.api.deliveries;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a recipient is told, or was, or was not.
 *
 * @param id its id
 * @param alert the alert's id
 * @param event the number of the event
 * @param recipient the id of the recipient
 * @param state what became of it
 * @param attempts how many were begun
 * @param nextAttempt when it is tried next
 * @param lastError why the last attempt failed
 * @param settledAt when it was delivered or given up
 */
@Introspected
@Schema(name = "Delivery")
record StoredDelivery(
        @Schema(description = "Its id", example = "1042") String id,

        @Schema(description = "The alert's id; null for a trial", example = "flood:gauge-1:2026-11-23T10:00:00Z")
        @Nullable
        String alert,

        @Schema(description = "The number of the event among those of the alert; null for a trial", example = "1")
        @Nullable
        Integer event,

        @Schema(description = "The id of the recipient, which may be gone by now", example = "flood-desk")
        String recipient,

        @Schema(
                description =
                        "waiting: it is to be told; delivered: the recipient has taken it; failed: it was given up",
                type = "string",
                allowableValues = {"waiting", "delivered", "failed"})
        String state,

        @Schema(description = "How many attempts were begun since it was asked for", example = "1")
        int attempts,

        @Schema(description = "When it is tried next, at the earliest; null once it is settled") @Nullable
        Instant nextAttempt,

        @Schema(
                description = "Why the last attempt failed; null if none did, and once it is delivered",
                example = "answered 503")
        @Nullable
        String lastError,

        @Schema(description = "When it was delivered or given up; null before") @Nullable
        Instant settledAt) {

    static StoredDelivery of(ResultSet row) throws SQLException {
        String state = row.getString("state");
        Timestamp settledAt = row.getTimestamp("settled_at");
        int event = row.getInt("event");
        return new StoredDelivery(
                Long.toString(row.getLong("id")),
                row.getString("alert"),
                row.getString("alert") == null ? null : event,
                row.getString("recipient"),
                state,
                row.getInt("attempts"),
                state.equals(StateChoice.WAITING.label())
                        ? row.getTimestamp("next_attempt").toInstant()
                        : null,
                row.getString("last_error"),
                settledAt == null ? null : settledAt.toInstant());
    }
}
