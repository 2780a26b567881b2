package city.talpuls.api.readings;

import city.talpuls.model.measurement.DeviceId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * The devices that the parameter {@code device} names, with commas between.
 *
 * @param ids one to {@value #MOST}, each once
 */
record Devices(List<DeviceId> ids) {

    static final int MOST = 100;

    Devices {
        ids = List.copyOf(ids);
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new IllegalArgumentException("one question is about 1 to " + MOST + " devices, not " + ids.size());
        }
        if (new HashSet<>(ids).size() < ids.size()) {
            throw new IllegalArgumentException("each device must be named once");
        }
    }

    static Devices ofText(String text) {
        return new Devices(Arrays.stream(text.split(",", -1)).map(DeviceId::new).toList());
    }
}
