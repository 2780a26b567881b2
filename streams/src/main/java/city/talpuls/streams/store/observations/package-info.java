/**
 * What SensorThings calls what is stored: the Datastreams of readings, and the Observations that clients of SensorThings made.
 * Start at {@link city.talpuls.streams.store.observations.SensorThings}. Deliberately not here: the telling, in {@code
 * streams.observations}, and all questions of clients, which api answers.
 */
@NullMarked
package city.talpuls.streams.store.observations;

import org.jspecify.annotations.NullMarked;
