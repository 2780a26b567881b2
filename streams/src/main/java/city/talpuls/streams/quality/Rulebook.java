package city.talpuls.streams.quality;

import city.talpuls.model.measurement.DeviceId;

/** When the readings of devices are doubtful. */
public interface Rulebook {

    /**
     * The rules for a device as they are now.
     *
     * @param registry the offset up to which the registry is to be known before, at best
     */
    Rules rules(DeviceId device, long registry);
}
