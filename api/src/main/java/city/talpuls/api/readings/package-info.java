/**
 * Time series of one datastream: raw readings, the stored aggregates of 15 minutes or an hour, or days and months of a time
 * zone that are merged from them, page by page or as a file. Start at
 * {@link city.talpuls.api.readings.ReadingsController}; {@link city.talpuls.api.readings.Series} asks the database.
 * Deliberately not here: computing aggregates of readings, which streams does.
 */
@NullMarked
package city.talpuls.api.readings;

import org.jspecify.annotations.NullMarked;
