/**
 * Time series: raw readings, the stored aggregates of 15 minutes or an hour, or days and months of a time zone that are merged
 * from them, page by page of one datastream, or of many as a file. Start at
 * {@link city.talpuls.api.readings.ReadingsController} and {@link city.talpuls.api.readings.ExportController};
 * {@link city.talpuls.api.readings.Series} asks the database. Deliberately not here: computing aggregates of readings, which
 * streams does.
 */
@NullMarked
package city.talpuls.api.readings;

import org.jspecify.annotations.NullMarked;
