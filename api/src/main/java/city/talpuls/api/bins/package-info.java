/**
 * Which waste bins need emptying, and when: what {@code city.talpuls.indicators.waste} makes of the good readings of the
 * last eight weeks. Start at {@link city.talpuls.api.bins.BinController}. Deliberately not here: rounds of lorries, and how
 * emptyings are found.
 */
@NullMarked
package city.talpuls.api.bins;

import org.jspecify.annotations.NullMarked;
