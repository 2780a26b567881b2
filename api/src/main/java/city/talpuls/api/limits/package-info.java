/**
 * How many requests somebody may make. {@link city.talpuls.api.limits.RateLimits} has a bucket for each caller, in memory,
 * from which each request takes one; it fills again steadily. Each instance of the api counts for itself. Deliberately not
 * here: who the caller is.
 */
@NullMarked
package city.talpuls.api.limits;

import org.jspecify.annotations.NullMarked;
