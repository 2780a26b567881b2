/**
 * The entity types of OGC SensorThings 1.1 as data: what properties and relations each has, of which kind, and what whoever
 * creates one has to say. Start at {@link city.talpuls.sensorthings.model.EntityType}. Deliberately not here: how they are
 * stored, and what they are in the other versions of the standard.
 */
@NullMarked
package city.talpuls.sensorthings.model;

import org.jspecify.annotations.NullMarked;
