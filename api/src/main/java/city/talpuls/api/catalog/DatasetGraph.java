package city.talpuls.api.catalog;

import static city.talpuls.api.catalog.Words.dcat;
import static city.talpuls.api.catalog.Words.dcatap;
import static city.talpuls.api.catalog.Words.dcatde;
import static city.talpuls.api.catalog.Words.dct;
import static city.talpuls.api.catalog.Words.eu;
import static city.talpuls.api.catalog.Words.foaf;

import city.talpuls.api.opendata.OpenData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.jspecify.annotations.Nullable;

/** Says in triples what there is of one dataset, and as which files. */
final class DatasetGraph {

    /** The ids of the datasets that are of no district, and how many they are. */
    static final String DEVICES = "devices";

    static final String SENSOR_THINGS = "sensorthings";
    static final int WITHOUT_DISTRICT = 2;

    /** Wuppertal, by its key in the directory of municipalities. */
    static final String MUNICIPALITY = "http://dcat-ap.de/def/politicalGeocoding/municipalityKey/05124000";

    /** Planned to stay for years. */
    static final String AVAILABLE = Words.eu("planned-availability/AVAILABLE");

    /** (EU) 2023/138, which lists high-value datasets, and their categories. */
    static final String HIGH_VALUE_REGULATION = "http://data.europa.eu/eli/reg_impl/2023/138/oj";

    static final String BNA = "http://data.europa.eu/bna/";

    /** No reading is older. */
    private static final Instant BEFORE_ALL = Instant.parse("2000-01-01T00:00:00Z");

    private static final String LEVEL = "http://dcat-ap.de/def/politicalGeocoding/Level/municipality";
    private static final String CONTRIBUTORS = "http://dcat-ap.de/def/contributors/";

    private final OpenData terms;
    private final Topics topics;
    private final Places places;
    private final Model triples;

    DatasetGraph(OpenData terms, Topics topics, Places places, Model triples) {
        this.terms = terms;
        this.topics = topics;
        this.places = places;
        this.triples = triples;
    }

    /** What is measured of a property in a district. */
    Node of(Offer offer) {
        Topic topic = topics.of(offer.property());
        String german = offer.name().german();
        String district = offer.district();
        String unit = offer.unit() == null ? "" : " (" + offer.unit() + ")";
        Node dataset = dataset(offer.id())
                .text(dct("title"), german + " in " + district, offer.name().english() + " in " + district)
                .text(
                        dct("description"),
                        german + unit + ", gemessen von Sensoren im Stadtbezirk " + district
                                + ", als Zeitreihe und laufend aktualisiert. Zweifelhafte Werte sind als solche gekennzeichnet."
                                + " Die Sensoren sind keine Referenzgeräte.",
                        offer.description() + unit + ", measured by sensors in the district " + district
                                + ", as a series that goes on. Doubtful values are marked. The sensors are no reference"
                                + " instruments.")
                .link(dcat("theme"), eu("data-theme/" + topic.theme()))
                .german(dcat("keyword"), german)
                .german(dcat("keyword"), district)
                .time(dct("issued"), offer.issued())
                .time(dct("modified"), offer.latest());
        topic.keywords().forEach(keyword -> dataset.german(dcat("keyword"), keyword));
        if (topic.highValue() != null) {
            dataset.link(dcatap("hvdCategory"), BNA + topic.highValue());
            dataset.link(dcatap("applicableLegislation"), HIGH_VALUE_REGULATION);
        }
        place(dataset, offer);
        time(dataset, offer);
        for (FileForm form : FileForm.values()) {
            dataset.link(dcat("distribution"), file(dataset, offer, form, topic.highValue() != null));
        }
        return dataset;
    }

    /** Which devices there are. */
    Node devices(@Nullable Instant latest) {
        Node dataset = dataset(DEVICES)
                .text(dct("title"), "Sensoren der Stadt", "Sensors of the city")
                .text(
                        dct("description"),
                        "Die öffentlichen Geräte mit Name, Standort, Stadtbezirk und der Zeit ihrer letzten Nachricht.",
                        "The public devices with name, place, district and the time of their latest message.")
                .link(dcat("theme"), eu("data-theme/TECH"))
                .german(dcat("keyword"), "Sensoren")
                .german(dcat("keyword"), "LoRaWAN")
                .time(dct("modified"), latest);
        Node json = distribution(dataset, "json", "JSON", places.rest(), false)
                .link(dcat("accessURL"), places.base() + "/api/v1/devices")
                .link(dcat("mediaType"), "https://www.iana.org/assignments/media-types/application/json")
                .link(dct("format"), eu("file-type/JSON"));
        return dataset.link(dcat("distribution"), json);
    }

    /** All of it, as SensorThings has it. */
    Node sensorThings(@Nullable Instant latest) {
        Node dataset = dataset(SENSOR_THINGS)
                .text(dct("title"), "Alle Messwerte als OGC SensorThings", "All measurements as OGC SensorThings")
                .text(
                        dct("description"),
                        "Alle öffentlichen Geräte, ihre Datenströme und Messwerte über eine Schnittstelle nach OGC"
                                + " SensorThings 1.1, mit Mittelwerten über 15 Minuten, eine Stunde und einen Tag.",
                        "All public devices, their Datastreams and Observations by OGC SensorThings 1.1, with means over 15"
                                + " minutes, an hour and a day.")
                .link(dcat("theme"), eu("data-theme/ENVI"))
                .german(dcat("keyword"), "SensorThings")
                .german(dcat("keyword"), "Sensoren")
                .german(dcat("keyword"), "Umwelt")
                .time(dct("modified"), latest);
        Node json = distribution(dataset, "json", "OGC SensorThings 1.1", places.sensorThings(), false)
                .link(dcat("accessURL"), places.base() + "/sensorthings/v1.1")
                .link(dct("conformsTo"), "https://docs.ogc.org/is/18-088/18-088.html")
                .link(dcat("mediaType"), "https://www.iana.org/assignments/media-types/application/json")
                .link(dct("format"), eu("file-type/JSON"));
        return dataset.link(dcat("distribution"), json);
    }

    /** What all datasets say alike. The older word for the municipality is there too, for portals that read 2.0 still. */
    private Node dataset(String id) {
        String address = places.dataset(id);
        return Node.in(triples, address, dcat("Dataset"))
                .text(dct("identifier"), address)
                .link(dct("publisher"), places.publisher())
                .link(dct("creator"), places.publisher())
                .link(dcat("contactPoint"), places.contact())
                .link(dct("accessRights"), eu("access-right/PUBLIC"))
                .link(dct("accrualPeriodicity"), eu("frequency/UPDATE_CONT"))
                .link(dct("spatial"), MUNICIPALITY)
                .link(dcatde("politicalGeocodingURI"), MUNICIPALITY)
                .link(dcatde("politicalGeocodingLevelURI"), LEVEL)
                .link(dcatde("contributorID"), CONTRIBUTORS + terms.contributor())
                .link(dcatap("availability"), AVAILABLE)
                .link(dcat("landingPage"), places.base() + "/");
    }

    private void place(Node dataset, Offer offer) {
        Node place = Node.in(triples, dataset.address() + "#place", dct("Location"))
                .german(Values.iri(Words.SKOS, "prefLabel"), offer.district());
        Offer.Area area = offer.area();
        if (area != null) {
            String shape = area.isPoint() ? point(area) : box(area);
            place.geometry(dcat(area.isPoint() ? "centroid" : "bbox"), shape)
                    .link(
                            Values.iri(Words.LOCN, "geometry"),
                            Node.in(triples, dataset.address() + "#geometry", Values.iri(Words.LOCN, "Geometry"))
                                    .geometry(Values.iri(Words.GEO, "asWKT"), shape));
        }
        dataset.link(dct("spatial"), place);
    }

    private static String point(Offer.Area area) {
        return String.format(Locale.ROOT, "POINT (%s %s)", area.west(), area.south());
    }

    private static String box(Offer.Area area) {
        return String.format(
                Locale.ROOT,
                "POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))",
                area.west(),
                area.south(),
                area.east(),
                area.north());
    }

    private void time(Node dataset, Offer offer) {
        if (offer.first() != null || offer.latest() != null) {
            Node period = Node.in(triples, dataset.address() + "#time", dct("PeriodOfTime"))
                    .time(dcat("startDate"), offer.first())
                    .time(dcat("endDate"), offer.latest());
            dataset.link(dct("temporal"), period);
        }
    }

    /** A file: the last day of it where it can be looked at, all of it where it can be downloaded. */
    private Node file(Node dataset, Offer offer, FileForm form, boolean isHighValue) {
        String lastDay = places.file(form.ending(), offer);
        Node file = distribution(dataset, form.ending(), form.name(), places.rest(), isHighValue)
                .text(
                        dct("description"),
                        "Alle Messwerte seit Beginn; ohne den Parameter from die der letzten 24 Stunden.",
                        "All readings since the beginning; without the parameter from those of the last 24 hours.")
                .link(dcat("accessURL"), lastDay)
                .link(dct("format"), form.fileType())
                .link(dct("conformsTo"), form.standard())
                .time(dct("issued"), offer.issued())
                .time(dct("modified"), offer.latest());
        Instant first = offer.first() == null ? BEFORE_ALL : offer.first();
        file.link(dcat("downloadURL"), lastDay + "&from=" + first.truncatedTo(ChronoUnit.DAYS));
        if (form.mediaType() != null) {
            file.link(dcat("mediaType"), form.mediaType());
        }
        return file;
    }

    private Node distribution(Node dataset, String ending, String name, String service, boolean isHighValue) {
        Node distribution = Node.in(triples, dataset.address() + "#" + ending, dcat("Distribution"))
                .text(dct("title"), name)
                .link(dct("license"), terms.licence().concept())
                .german(dcatde("licenseAttributionByText"), terms.attribution())
                .link(dcatap("availability"), AVAILABLE)
                .link(dcat("accessService"), service);
        if (isHighValue) {
            distribution.link(dcatap("applicableLegislation"), HIGH_VALUE_REGULATION);
        }
        triples.add(Values.iri(service), dcat("servesDataset"), Values.iri(dataset.address()));
        return distribution.link(foaf("page"), places.base() + "/api/");
    }
}
