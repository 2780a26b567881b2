/**
 * When a bin was emptied, how fast it fills on which weekday, and when it will be full. In come fill levels, out come
 * {@link city.talpuls.indicators.waste.Emptyings} and a {@link city.talpuls.indicators.waste.Forecast} with its
 * uncertainty; start at {@link city.talpuls.indicators.waste.FillHistory}. Deliberately not here: rounds of lorries; a
 * forecast says when a bin is full if nobody comes.
 */
@NullMarked
package city.talpuls.indicators.waste;

import org.jspecify.annotations.NullMarked;
