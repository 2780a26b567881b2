package city.talpuls.api.catalog;

import static city.talpuls.api.catalog.Words.dcat;
import static city.talpuls.api.catalog.Words.dct;
import static city.talpuls.api.catalog.Words.eu;
import static city.talpuls.api.catalog.Words.foaf;
import static city.talpuls.api.catalog.Words.hydra;
import static city.talpuls.api.catalog.Words.vcard;

import city.talpuls.api.opendata.OpenData;
import java.time.Instant;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue in the making, or a part of it: triples after DCAT-AP.de 3.0. Whoever is named in them is described in the same
 * graph, so that each page can be read, and checked, by itself.
 */
final class CatalogGraph {

    /** What kind of publisher a city is. */
    private static final String LOCAL_AUTHORITY = "http://purl.org/adms/publishertype/LocalAuthority";

    private final OpenData terms;
    private final Places places;
    private final Model triples = new LinkedHashModel();
    private final DatasetGraph datasets;

    CatalogGraph(OpenData terms, Topics topics, Places places) {
        this.terms = terms;
        this.places = places;
        Words.prefixes().forEach(triples::setNamespace);
        this.datasets = new DatasetGraph(terms, topics, places, triples);
        publisher();
        services();
    }

    Model triples() {
        return triples;
    }

    /**
     * A page of the catalogue.
     *
     * @param number from 1
     * @param pages how many there are
     */
    CatalogGraph page(Offers.Excerpt excerpt, int number, int pages) {
        Node catalog = Node.in(triples, places.catalog(), dcat("Catalog"))
                .text(dct("title"), "Sensordaten von " + terms.publisher(), "Sensor data of " + terms.publisher())
                .text(
                        dct("description"),
                        "Was Sensoren in der Stadt messen, nach Messgröße und Stadtbezirk: Luft, Lärm, Wetter, Pegel,"
                                + " Füllstände und mehr, als Zeitreihen und laufend aktualisiert.",
                        "What sensors in the city measure, by property and district: air, noise, weather, river levels,"
                                + " fill levels and more, as series that go on.")
                .link(dct("publisher"), places.publisher())
                .link(dct("creator"), places.publisher())
                .link(dct("language"), eu("language/DEU"))
                .link(dct("language"), eu("language/ENG"))
                .link(dct("license"), terms.licence().concept())
                .link(foaf("homepage"), places.base() + "/")
                .link(dcat("themeTaxonomy"), eu("data-theme"))
                .link(dct("spatial"), DatasetGraph.MUNICIPALITY)
                .link(dcat("service"), places.rest())
                .link(dcat("service"), places.sensorThings())
                .time(dct("modified"), excerpt.latest());
        if (number == 1) {
            catalog.link(dcat("dataset"), datasets.devices(excerpt.latest()))
                    .link(dcat("dataset"), datasets.sensorThings(excerpt.latest()));
        }
        excerpt.offers().forEach(offer -> catalog.link(dcat("dataset"), datasets.of(offer)));
        return pages == 1 ? this : links(number, pages, excerpt.of());
    }

    /** One of its datasets. */
    CatalogGraph dataset(Offer offer) {
        datasets.of(offer);
        return this;
    }

    /** The one about devices. */
    CatalogGraph devices(@Nullable Instant latest) {
        datasets.devices(latest);
        return this;
    }

    /** The one that SensorThings is. */
    CatalogGraph sensorThings(@Nullable Instant latest) {
        datasets.sensorThings(latest);
        return this;
    }

    /** A view, under Hydra's older name for it too, for which CKAN looks. */
    private CatalogGraph links(int number, int pages, int datasetsInAll) {
        Node view = Node.in(triples, places.page(number), hydra("PartialCollectionView"))
                .is(hydra("PagedCollection"))
                .number(hydra("totalItems"), datasetsInAll + DatasetGraph.WITHOUT_DISTRICT)
                .link(hydra("first"), places.page(1))
                .link(hydra("last"), places.page(pages));
        if (number > 1) {
            view.link(hydra("previous"), places.page(number - 1));
        }
        if (number < pages) {
            view.link(hydra("next"), places.page(number + 1));
        }
        return this;
    }

    private void publisher() {
        Node.in(triples, places.publisher(), foaf("Agent"))
                .text(foaf("name"), terms.publisher())
                .link(foaf("homepage"), terms.publisherAddress())
                .link(dct("type"), LOCAL_AUTHORITY);
        Node contact = Node.in(triples, places.contact(), vcard("Kind"))
                .is(vcard("Organization"))
                .text(vcard("fn"), terms.publisher())
                .link(vcard("hasURL"), terms.publisherAddress());
        if (terms.contactMail() != null) {
            contact.link(vcard("hasEmail"), "mailto:" + terms.contactMail());
        }
        triples.add(Values.iri(DatasetGraph.MUNICIPALITY), Words.TYPE, dct("Location"));
    }

    private void services() {
        service(places.rest())
                .text(dct("title"), "REST-Schnittstelle der Sensordaten", "REST interface of the sensor data")
                .text(
                        dct("description"),
                        "Zeitreihen, Aggregate, letzte Werte und Dateien, als JSON und weitere Formate.",
                        "Series, aggregates, latest values and files, in JSON and other forms.")
                .link(dcat("endpointURL"), places.base() + "/api/v1")
                .link(dcat("endpointDescription"), places.base() + "/openapi/talpuls.yml")
                .link(dct("conformsTo"), "https://spec.openapis.org/oas/v3.0.1")
                .link(foaf("page"), places.base() + "/api/");
        service(places.sensorThings())
                .text(dct("title"), "OGC SensorThings API der Sensordaten", "OGC SensorThings API of the sensor data")
                .text(
                        dct("description"),
                        "Geräte, Datenströme und Messwerte nach OGC SensorThings 1.1.",
                        "Things, Datastreams and Observations after OGC SensorThings 1.1.")
                .link(dcat("endpointURL"), places.base() + "/sensorthings/v1.1")
                .link(dcat("endpointDescription"), places.base() + "/sensorthings/v1.1")
                .link(dct("conformsTo"), "https://docs.ogc.org/is/18-088/18-088.html")
                .link(foaf("page"), "https://docs.ogc.org/is/18-088/18-088.html");
    }

    /** Both serve high-value datasets among others, so they are under the regulation too. */
    private Node service(String address) {
        return Node.in(triples, address, dcat("DataService"))
                .link(dct("publisher"), places.publisher())
                .link(dcat("contactPoint"), places.contact())
                .link(dct("license"), terms.licence().concept())
                .link(dcat("theme"), eu("data-theme/ENVI"))
                .link(dct("accessRights"), eu("access-right/PUBLIC"))
                .link(Words.dcatap("availability"), DatasetGraph.AVAILABLE)
                .link(Words.dcatap("applicableLegislation"), DatasetGraph.HIGH_VALUE_REGULATION)
                .link(Words.dcatap("hvdCategory"), DatasetGraph.BNA + "c_dd313021");
    }
}
