package city.talpuls.api.readings;

import city.talpuls.api.parameter.DeviceIds;
import city.talpuls.api.parameter.District;
import city.talpuls.api.parameter.PropertyNames;
import city.talpuls.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which datastreams are exported: those that are of one of the devices, or of one in the district, and measure one of the
 * properties.
 *
 * @param devices any, unless given
 * @param district any, unless given; never beside devices
 * @param properties any, unless given
 */
record Choice(
        @Nullable DeviceIds devices,
        @Nullable District district,
        @Nullable PropertyNames properties) {

    Choice {
        if (devices != null && district != null) {
            throw ProblemException.badParameter("district", "ask for devices or for a district, not for both");
        }
        if (devices == null && district == null && properties == null) {
            throw ProblemException.badParameter("device", "name devices, a district or properties");
        }
    }

    /** Whether it names one datastream and can mean no other. */
    boolean isOne() {
        return devices != null
                && devices.ids().size() == 1
                && properties != null
                && properties.properties().size() == 1;
    }
}
