package city.talpuls.api.verification;

import city.talpuls.model.measurement.Interval;
import java.time.Instant;

/**
 * A window of one datastream.
 *
 * @param datastream the datastream's number
 * @param device the device's id
 * @param property what it measures
 * @param interval how long the window is
 * @param start its start
 */
record Window(int datastream, String device, String property, Interval interval, Instant start) {}
