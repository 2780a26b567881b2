/**
 * Tells listeners over MQTT of Observations as soon as they are stored, on the topics of SensorThings (OGC 18-088, clause 14.2):
 * in come reports that the store has taken and Observations that clients made, out go messages. Whoever does not listen misses
 * them; what is stored is there to be asked for. Start at {@link city.talpuls.streams.observations.Announcer}. Deliberately not
 * here: SQL, and the connection to the broker.
 */
@NullMarked
package city.talpuls.streams.observations;

import org.jspecify.annotations.NullMarked;
