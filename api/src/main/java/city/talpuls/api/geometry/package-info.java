/**
 * Geometries in GeoJSON (RFC 7946), as clients of several rooms write them: text in, JTS out, and what is wrong in words. Start at
 * {@link city.talpuls.api.geometry.GeoJson}. Deliberately not here: what is done with them, and answers.
 */
@NullMarked
package city.talpuls.api.geometry;

import org.jspecify.annotations.NullMarked;
