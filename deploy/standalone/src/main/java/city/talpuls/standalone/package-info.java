/**
 * All of Talpuls in one process, or each part in one of its own: {@code up} takes a data folder, starts the {@linkplain
 * city.talpuls.standalone.embedded embedded servers} in it and ingest, streams and api on them, and says where they are;
 * {@code down} stops it. {@code run} starts one part; {@code gateway} makes logins. Start at {@link
 * city.talpuls.standalone.Main}; {@link city.talpuls.standalone.Standalone} is the wiring of all, {@link
 * city.talpuls.standalone.PartRun} of one. Deliberately not here: any behaviour of the platform itself.
 */
@NullMarked
package city.talpuls.standalone;

import org.jspecify.annotations.NullMarked;
