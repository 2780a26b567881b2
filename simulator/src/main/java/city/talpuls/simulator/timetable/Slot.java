package city.talpuls.simulator.timetable;

import java.time.Duration;
import java.time.Instant;

/**
 * A time at which a device measures.
 *
 * @param since the span since its slot before
 */
record Slot(Instant time, Duration since) {}
