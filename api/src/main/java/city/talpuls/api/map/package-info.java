/**
 * Where the page gets the map's tiles from, if the operator has configured a source. Start at
 * {@link city.talpuls.api.map.TileSource}. Deliberately not here: the valley that the page draws itself when there are
 * none.
 */
@NullMarked
package city.talpuls.api.map;

import org.jspecify.annotations.NullMarked;
