/**
 * What is measured now: readings as server-sent events, from Kafka to every client that listens. One
 * {@link city.talpuls.api.live.Feed consumer} reads for the whole process;
 * {@link city.talpuls.api.live.Audience} hands each reading to those who want it, leaves behind who cannot keep up, and tells who
 * comes back what it missed, as far as that is {@link city.talpuls.api.live.Recent remembered}. Deliberately not here: history.
 */
@NullMarked
package city.talpuls.api.live;

import org.jspecify.annotations.NullMarked;
