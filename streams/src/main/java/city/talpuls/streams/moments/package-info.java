/**
 * What each device said lately, by the millisecond at which it was measured: the one memory of {@code quality}, which writes
 * it, and {@code window}, which sums it up. Start at {@link city.talpuls.streams.moments.Moments}. Deliberately not here:
 * what any of it means.
 */
@NullMarked
package city.talpuls.streams.moments;

import org.jspecify.annotations.NullMarked;
