/**
 * The contract between streams, which writes the time-series store, and api, which reads it: one set of Flyway
 * migrations ({@code src/main/resources/city/talpuls/model/timescale}) that runs on PostgreSQL with and without the
 * TimescaleDB extension, and the ids that follow from what is stored. Start at
 * {@link city.talpuls.model.timescale.Migrations}. Deliberately not here: statements that write or ask.
 */
@NullMarked
package city.talpuls.model.timescale;

import org.jspecify.annotations.NullMarked;
