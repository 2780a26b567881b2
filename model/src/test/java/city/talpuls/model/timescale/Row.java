package city.talpuls.model.timescale;

import java.time.Instant;

/** A row of table {@code reading}. */
record Row(int datastream, Instant time, double value, short quality) {}
