package city.talpuls.api.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.util.Values;

/** The vocabularies that DCAT-AP.de is made of. */
final class Words {

    static final String DCAT = "http://www.w3.org/ns/dcat#";
    static final String DCT = "http://purl.org/dc/terms/";
    static final String DCATAP = "http://data.europa.eu/r5r/";
    static final String DCATDE = "http://dcat-ap.de/def/dcatde/";
    static final String FOAF = "http://xmlns.com/foaf/0.1/";
    static final String VCARD = "http://www.w3.org/2006/vcard/ns#";
    static final String LOCN = "http://www.w3.org/ns/locn#";
    static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    static final String HYDRA = "http://www.w3.org/ns/hydra/core#";
    static final String GEO = "http://www.opengis.net/ont/geosparql#";
    static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    static final IRI TYPE = Values.iri("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");

    private static final String EU = "http://publications.europa.eu/resource/authority/";

    private Words() {}

    static Map<String, String> prefixes() {
        var prefixes = new LinkedHashMap<String, String>();
        prefixes.put("dcat", DCAT);
        prefixes.put("dcterms", DCT);
        prefixes.put("dcatap", DCATAP);
        prefixes.put("dcatde", DCATDE);
        prefixes.put("foaf", FOAF);
        prefixes.put("vcard", VCARD);
        prefixes.put("locn", LOCN);
        prefixes.put("skos", SKOS);
        prefixes.put("hydra", HYDRA);
        prefixes.put("geo", GEO);
        prefixes.put("xsd", XSD);
        return prefixes;
    }

    static IRI dcat(String name) {
        return Values.iri(DCAT, name);
    }

    static IRI dct(String name) {
        return Values.iri(DCT, name);
    }

    static IRI dcatap(String name) {
        return Values.iri(DCATAP, name);
    }

    static IRI dcatde(String name) {
        return Values.iri(DCATDE, name);
    }

    static IRI foaf(String name) {
        return Values.iri(FOAF, name);
    }

    static IRI vcard(String name) {
        return Values.iri(VCARD, name);
    }

    static IRI hydra(String name) {
        return Values.iri(HYDRA, name);
    }

    /** An entry of one of the EU's lists, {@code data-theme/ENVI}. */
    static String eu(String entry) {
        return EU + entry;
    }
}
