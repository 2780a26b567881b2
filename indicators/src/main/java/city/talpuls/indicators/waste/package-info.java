/**
 * When a bin was emptied, how fast it fills on which weekday, and when it will be full. In come fill levels, out come
 * emptyings and forecasts with their uncertainty.
 */
@NullMarked
package city.talpuls.indicators.waste;

import org.jspecify.annotations.NullMarked;
