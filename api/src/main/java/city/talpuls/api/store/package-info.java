/**
 * The way to the database. Questions go in through {@link city.talpuls.api.store.Database}, rows come out; while the
 * database is away, or takes too long, the asker gets a problem that says so. The schema is brought up to date at the
 * start. Deliberately not here: any particular question; each room asks its own, in plain SQL that is the same with and
 * without TimescaleDB.
 */
@NullMarked
package city.talpuls.api.store;

import org.jspecify.annotations.NullMarked;
