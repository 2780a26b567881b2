package city.talpuls.api.devices;

import city.talpuls.api.parameter.District;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.DeviceId;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Whose measurements are asked for: one device's, those of a district, or everybody's.
 *
 * @param device only this one's
 * @param district only those of devices there; never beside a device
 */
public record Whose(@Nullable DeviceId device, @Nullable District district) {

    /** What SQL asks of a row of the table {@code device}; its parameters are bound by {@link #bind}. */
    public static final String CONDITION = "(cast(:device AS text) IS NULL OR device.id = :device)"
            + " AND (cast(:district AS text) IS NULL OR device.district = :district)";

    public Whose {
        if (device != null && district != null) {
            throw ProblemException.badParameter("district", "ask for a device or for a district, not for both");
        }
    }

    /** This, if it is not everybody's. */
    public Whose requireOne() {
        if (isEverybody()) {
            throw ProblemException.badParameter("device", "name a device or a district");
        }
        return this;
    }

    public boolean isEverybody() {
        return device == null && district == null;
    }

    /** Binds the parameters of {@link #CONDITION}. */
    public <S extends SqlStatement<S>> S bind(S statement) {
        return statement
                .bind("device", device == null ? null : device.value())
                .bind("district", district == null ? null : district.name());
    }
}
