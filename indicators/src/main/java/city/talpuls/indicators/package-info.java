/**
 * From readings and their aggregates to what people act on. Each subject has a room of its own: {@code air} (indices and limit
 * values), {@code noise} (levels by day, evening and night), {@code weather} (dew point and heat index) and {@code waste}
 * (emptyings and forecasts). All of it is pure: values in, values out. Thresholds are data, each with the norm that it comes
 * from beside it. Deliberately not here: where values come from, and who asks.
 */
@NullMarked
package city.talpuls.indicators;

import org.jspecify.annotations.NullMarked;
