/**
 * What SensorThings calls entities, found in the tables where Talpuls keeps them. Checked paths and queries come in, entities
 * with their values come out. Start at {@link city.talpuls.api.sensorthings.store.Entities}: Paths lead to one
 * entity, EntitySets find many, Expansion adds what is related. Observations come from five places,
 * see {@link city.talpuls.api.sensorthings.store.ObservationKind}. Deliberately not here: how an answer is written, and anything
 * that is changed.
 */
@NullMarked
package city.talpuls.api.sensorthings.store;

import org.jspecify.annotations.NullMarked;
