package city.talpuls.api.alerts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands.
 *
 * @param id its id
 * @param rule the id of its rule
 * @param name what people called the rule
 * @param device whose reading it was, or who is silent
 * @param deviceName what people call the device
 * @param district where it stands
 * @param property what it measured
 * @param unit of the property
 * @param severity how much it matters now, or mattered at last
 * @param value at the latest event
 * @param raisedAt when it was raised
 * @param changedAt when the latest event was
 * @param clearedAt when it was over
 * @param acknowledgedAt when somebody had seen it
 * @param acknowledgedBy who
 * @param note what there was to say
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(description = "Something that somebody has to know")
record Alert(
        @Schema(description = "Its id", example = "flood:gauge-1:2026-11-23T10:00:00Z")
        String id,

        @Schema(description = "The id of its rule", example = "wupper-high-water")
        String rule,

        @Schema(description = "What people called the rule then", example = "High water of the Wupper")
        String name,

        @Schema(description = "Whose reading it was, or who is silent", example = "70b3d57ed0001234")
        String device,

        @Schema(description = "What people call the device", example = "Pegel Kluserbrücke") @Nullable
        String deviceName,

        @Schema(description = "The district in which it stands", example = "Elberfeld") @Nullable
        String district,

        @Schema(description = "What it measured; null where the device as a whole is meant", example = "water_level")
        @Nullable
        String property,

        @Schema(description = "The unit in UCUM, if it is known", example = "cm") @Nullable
        String unit,

        @Schema(
                description = "How much it matters now, or mattered at last",
                type = "string",
                allowableValues = {"info", "warning", "critical"})
        String severity,

        @Schema(description = "What was held against the thresholds at the latest event", example = "251.5")
        double value,

        @Schema(description = "When it was raised, as measured")
        Instant raisedAt,

        @Schema(description = "When the latest event was, as measured")
        Instant changedAt,

        @Schema(description = "When it was over, as measured; null while it is not") @Nullable
        Instant clearedAt,

        @Schema(description = "When somebody had seen it") @Nullable
        Instant acknowledgedAt,

        @Schema(description = "Who", example = "night desk") @Nullable
        String acknowledgedBy,

        @Schema(description = "What there was to say", example = "The barrier at Kohlfurth is closed") @Nullable
        String note) {

    /** A row of {@code alert} with the device's name and district and the property's unit. */
    static Alert of(ResultSet row) throws SQLException {
        return new Alert(
                row.getString("id"),
                row.getString("rule"),
                row.getString("name"),
                row.getString("device"),
                row.getString("device_name"),
                row.getString("district"),
                row.getString("property"),
                row.getString("unit"),
                row.getString("severity"),
                row.getDouble("value"),
                time(row, "raised_at"),
                time(row, "changed_at"),
                timeOrNot(row, "cleared_at"),
                timeOrNot(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                row.getString("note"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNot(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
