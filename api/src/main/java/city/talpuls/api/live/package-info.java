/**
 * What is measured now: readings as server-sent events, from Kafka to every client that listens. One
 * {@link city.talpuls.api.live.Feed consumer} reads for the whole process;
 * {@link city.talpuls.api.live.Audience} hands each reading to those who want it, and leaves behind who cannot keep up.
 * Deliberately not here: anything from before a client came.
 */
@NullMarked
package city.talpuls.api.live;

import org.jspecify.annotations.NullMarked;
