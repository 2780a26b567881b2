/**
 * How loud it was by day, in the evening and at night. Readings are averaged as energy, hour by hour, in the database, since
 * stored aggregates hold arithmetic sums; the rest is {@code indicators}'. Start at
 * {@link city.talpuls.api.noise.NoiseController}.
 */
@NullMarked
package city.talpuls.api.noise;

import org.jspecify.annotations.NullMarked;
