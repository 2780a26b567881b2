/**
 * What clients ask: the text of {@code $filter}, {@code $orderby}, {@code $select}, {@code $expand} and the other options comes
 * in, decoded; immutable records come out that are checked against the entity types, or a {@link
 * city.talpuls.sensorthings.query.BadQueryException} that names the place. Start at {@link
 * city.talpuls.sensorthings.query.Queries}. What no query needs is refused before it costs anything, see {@code Limits}.
 * Deliberately not here: what the answer is.
 */
@NullMarked
package city.talpuls.sensorthings.query;

import org.jspecify.annotations.NullMarked;
