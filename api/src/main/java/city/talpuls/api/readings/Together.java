package city.talpuls.api.readings;

import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.DeviceId;
import org.jspecify.annotations.Nullable;

/** How series are answered. */
sealed interface Together {

    /** The series of one device, in a form of its own. */
    record Alone(DeviceId device) implements Together {}

    /** Those of several, each on its own. */
    record ByDevice() implements Together {}

    /** Those of several, as if the devices were one. */
    record AsOne(Spatial spatial) implements Together {}

    /**
     * What was asked for. The parameters decide it, and not how many devices there are in a place.
     *
     * @throws ProblemException if it is not known, or both are asked for
     */
    static Together asked(DeviceChoice choice, @Nullable Grouping group, @Nullable Spatial spatial) {
        if (group != null && spatial != null) {
            throw ProblemException.badParameter("spatial", "ask for group or for spatial, not for both");
        }
        if (group != null) {
            return new ByDevice();
        }
        if (spatial != null) {
            return new AsOne(spatial);
        }
        if (choice instanceof DeviceChoice.Named(var devices) && devices.size() == 1) {
            return new Alone(devices.getFirst());
        }
        throw ProblemException.badParameter(
                "group",
                "say group=device for the series of each device, or spatial=mean, min, max or sum for one of all");
    }
}
