/**
 * What a checked query is in the SQL of PostgreSQL 15: conditions and orders come in, text with a {@code ?} for every value
 * comes out, and the values. Nothing that stands in a request gets into the text. Start at {@link
 * city.talpuls.sensorthings.sql.Compiler}. Where what is stored is said by {@link city.talpuls.sensorthings.sql.Columns};
 * what geometry it takes is found out by {@link city.talpuls.sensorthings.sql.Places}, since PostGIS need not be there.
 * Deliberately not here: connections, and what to select.
 */
@NullMarked
package city.talpuls.sensorthings.sql;

import org.jspecify.annotations.NullMarked;
