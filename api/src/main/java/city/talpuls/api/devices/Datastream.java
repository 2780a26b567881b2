package city.talpuls.api.devices;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * What one device measures of one property.
 *
 * @param id its number
 * @param device the device's id
 * @param property the property's name
 * @param unit in UCUM, if anybody said
 */
@Introspected
public record Datastream(
        @Schema(description = "Its number", example = "42") int id,

        @Schema(description = "The device's id", example = "70b3d57ed0001234")
        String device,

        @Schema(description = "What is measured", example = "temperature")
        String property,

        @Schema(description = "The unit in UCUM, if it is known", example = "Cel") @Nullable
        String unit) {

    /** That of a row of the table {@code datastream}. */
    public static Datastream of(ResultSet row) throws SQLException {
        return new Datastream(
                row.getInt("id"), row.getString("device"), row.getString("property"), row.getString("unit"));
    }
}
