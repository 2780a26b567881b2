/**
 * All of Talpuls in one process: {@code up} takes a data folder, starts the {@linkplain
 * city.talpuls.standalone.embedded embedded servers} in it and ingest, streams and api on them, and says where they are;
 * {@code down} stops it. Start at {@link city.talpuls.standalone.Up}; {@link city.talpuls.standalone.Standalone} is the
 * wiring. Deliberately not here: any behaviour of the platform itself.
 */
@NullMarked
package city.talpuls.standalone;

import org.jspecify.annotations.NullMarked;
