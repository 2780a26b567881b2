package city.talpuls.api.readings;

import city.talpuls.api.files.Origin;

/**
 * A datastream whose readings are exported.
 *
 * @param datastream its number
 * @param origin whose it is
 */
record Source(int datastream, Origin origin) {}
