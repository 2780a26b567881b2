package city.talpuls.streams.store;

import city.talpuls.model.measurement.Uplink;

/**
 * A message that came off the wire, with its place on the topic.
 *
 * @param device whose it is; "" where nothing says so
 * @param uplink as it came
 */
record Arrival(String device, Uplink uplink, int partition, long offset) {}
