/**
 * What the city measures as entities of NGSI-LD (ETSI GS CIM 009), in the smart data models that others use too: {@link
 * city.talpuls.api.ngsild.EntityType} says which. {@link city.talpuls.api.ngsild.Stations} asks the database, {@link
 * city.talpuls.api.ngsild.Entities} makes entities of what it says. Deliberately not here: writing, subscriptions and history,
 * for which there are SensorThings and REST; it is a view to read.
 */
@NullMarked
package city.talpuls.api.ngsild;

import org.jspecify.annotations.NullMarked;
