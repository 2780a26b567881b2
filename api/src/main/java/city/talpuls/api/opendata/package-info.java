/**
 * Under which terms the city gives its data away, and who gives them: {@link city.talpuls.api.opendata.OpenData}, the same
 * for files, the catalogue and whoever else has to say it; {@link city.talpuls.api.opendata.BaseAddress} says where all of it
 * is found from outside. Deliberately not here: the data, and the forms in which they are described.
 */
@NullMarked
package city.talpuls.api.opendata;

import org.jspecify.annotations.NullMarked;
