/**
 * Time series of one datastream or of several: raw readings, the stored aggregates of 15 minutes or an hour, or days to years of a
 * time zone that are merged from them, page by page, or of many as a file. Start at
 * {@link city.talpuls.api.readings.ReadingsController} and {@link city.talpuls.api.readings.ExportController}.
 * {@link city.talpuls.api.readings.StoredWindows} and {@link city.talpuls.api.readings.SummedReadings} ask the database for
 * windows; where their gaps are filled, devices become one or spans are compared,
 * {@link city.talpuls.api.readings.WindowSource} stands for either. Deliberately not here: computing the aggregates that are
 * stored, which streams does.
 */
@NullMarked
package city.talpuls.api.readings;

import org.jspecify.annotations.NullMarked;
