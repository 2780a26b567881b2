package city.talpuls.api.parameter;

import city.talpuls.model.measurement.DeviceId;
import java.util.Arrays;
import java.util.List;

/**
 * Some devices.
 *
 * @param ids at least one, each once, in the order in which they were named
 */
public record DeviceIds(List<DeviceId> ids) {

    public DeviceIds {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("name at least one device");
        }
        ids = ids.stream().distinct().toList();
    }

    /** Reads ids with commas between. */
    static DeviceIds ofText(String text) {
        return new DeviceIds(
                Arrays.stream(text.split(",", -1)).map(DeviceId::new).toList());
    }
}
