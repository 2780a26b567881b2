/**
 * What the city measures, described for open-data portals after DCAT-AP.de 3.0: a catalogue in RDF of a dataset for each
 * property and district of which somebody may see readings. {@link city.talpuls.api.catalog.Offers} asks the database what
 * there is, {@link city.talpuls.api.catalog.CatalogGraph} says it in triples, {@link city.talpuls.api.catalog.RdfForm} writes
 * them. Deliberately not here: the data themselves, which the room {@code readings} gives.
 */
@NullMarked
package city.talpuls.api.catalog;

import org.jspecify.annotations.NullMarked;
