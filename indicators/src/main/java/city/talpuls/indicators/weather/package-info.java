/**
 * What follows from temperature and humidity: the dew point and the heat index.
 */
@NullMarked
package city.talpuls.indicators.weather;

import org.jspecify.annotations.NullMarked;
