/**
 * Drops what was kept long enough, as table {@code retention} says by class: whole chunks of hypertables, rows of plain
 * tables. Start at {@link city.talpuls.streams.store.retention.RetentionRounds}; what one round does is {@link
 * city.talpuls.streams.store.retention.Retention}. Deliberately not here: how long something is kept, which operators
 * decide through the api.
 */
@NullMarked
package city.talpuls.streams.store.retention;

import org.jspecify.annotations.NullMarked;
