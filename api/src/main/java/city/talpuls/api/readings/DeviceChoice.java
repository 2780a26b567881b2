package city.talpuls.api.readings;

import city.talpuls.api.parameter.BoundingBox;
import city.talpuls.api.parameter.District;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.DeviceId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose series are asked for. */
sealed interface DeviceChoice {

    /** Those of these devices. */
    record Named(List<DeviceId> devices) implements DeviceChoice {}

    /** Those of the devices in a district. */
    record InDistrict(District district) implements DeviceChoice {}

    /** Those of the devices in a box. */
    record InBox(BoundingBox box) implements DeviceChoice {}

    /**
     * What was asked for.
     *
     * @throws ProblemException if that is not exactly one of the three
     */
    static DeviceChoice asked(@Nullable Devices device, @Nullable District district, @Nullable BoundingBox bbox) {
        List<DeviceChoice> asked = Stream.of(
                        Stream.ofNullable(device).map(devices -> new Named(devices.ids())),
                        Stream.ofNullable(district).map(InDistrict::new),
                        Stream.ofNullable(bbox).map(InBox::new))
                .<DeviceChoice>flatMap(choice -> choice)
                .toList();
        if (asked.isEmpty()) {
            throw ProblemException.badParameter("device", "name a device or several, a district or a box");
        }
        if (asked.size() > 1) {
            throw ProblemException.badParameter(
                    bbox == null ? "district" : "bbox",
                    "ask for devices, for a district or for a box, not for two of them");
        }
        return asked.getFirst();
    }
}
