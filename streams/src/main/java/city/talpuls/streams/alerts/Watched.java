package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.DeviceId;
import java.time.Duration;
import java.util.Optional;

/** What operators said of what is to be watched, as it counts at present. */
public interface Watched {

    /** The rules. */
    Watchlist watchlist();

    /** How often a device speaks, if somebody said so. */
    Optional<Duration> interval(DeviceId device);
}
