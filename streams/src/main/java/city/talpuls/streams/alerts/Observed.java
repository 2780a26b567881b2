package city.talpuls.streams.alerts;

import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.streams.quality.Checked;

/** What rules look at. */
public sealed interface Observed {

    /** What a message said. */
    record Said(Checked checked) implements Observed {}

    /** Windows that changed. */
    record Summed(DeviceAggregates aggregates) implements Observed {}
}
