/**
 * What a message says. In comes an {@link city.talpuls.model.measurement.Uplink} with its bytes, out goes a {@link
 * city.talpuls.streams.decode.Decoding}: a report with the message's identity, or the reason why there is none. Start at
 * {@link city.talpuls.streams.decode.Decoder}; each wire format has a class of its own, and so has a further form of one.
 * Pure: deliberately not here are Kafka, clocks and logs.
 */
@NullMarked
package city.talpuls.streams.decode;

import org.jspecify.annotations.NullMarked;
