package city.talpuls.streams.store.retention;

import java.time.Instant;

/**
 * A class of data of which something is too old.
 *
 * @param name its name
 * @param table where it is stored
 * @param time the column by which it ages
 * @param before what is older is to be dropped
 */
record StoredClass(String name, String table, String time, Instant before) {}
