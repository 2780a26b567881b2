/**
 * Lets each message pass once. In come accepted messages, out go {@link city.talpuls.streams.dedupe.Met}: reports that
 * are new, and word of those that were met before. Memory is by day of receipt and bounded. Two messages that differ in
 * identity and say the same are deliberately not this room's business: the store keeps one reading per time anyway.
 */
@NullMarked
package city.talpuls.streams.dedupe;

import org.jspecify.annotations.NullMarked;
