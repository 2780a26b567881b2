/**
 * The words every room of Talpuls shares: a {@link city.talpuls.model.measurement.DeviceId device} has datastreams, one
 * per measured {@link city.talpuls.model.measurement.Property property}; a
 * {@link city.talpuls.model.measurement.Reading reading} is one number at one time on one of them.
 *
 * <p>An {@link city.talpuls.model.measurement.Uplink uplink} is what came off the wire, unread; a
 * {@link city.talpuls.model.measurement.Report report} is what it said; a
 * {@link city.talpuls.model.measurement.DeadLetter dead letter} is one that said nothing we could read. Values that
 * exist are valid. Deliberately not here: any framework, Kafka, JDBC, or JSON.
 */
@NullMarked
package city.talpuls.model.measurement;

import org.jspecify.annotations.NullMarked;
