package city.talpuls.api;

import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.Severity;

/** The shapes of DCAT-AP 3.0 and DCAT-AP.de 3.0, and a validator that others wrote. */
final class CatalogShapes {

    private static final String FOLDER = "city/talpuls/api/catalog/";

    /** The address of the older word for a place, which Talpuls says on purpose. */
    private static final String OLDER = "http://dcat-ap.de/def/dcatde/politicalGeocodingURI";

    private final Shapes mandatory = read(
            "dcat-ap-3.0.0-shacl.ttl",
            "dcat-ap-de-3.0-over-dcat-ap.ttl",
            "dcat-ap-de-3.0-additions.ttl",
            "catalog.ttl");
    private final Shapes deprecated = read("dcat-ap-de-3.0-deprecated.ttl");

    private static Shapes read(String... files) {
        Graph all = org.apache.jena.sparql.graph.GraphFactory.createDefaultGraph();
        Stream.of(files).forEach(file -> RDFDataMgr.read(all, FOLDER + file, Lang.TURTLE));
        return Shapes.parse(all);
    }

    static Model parse(String text, Lang form) {
        return RDFParser.fromString(text, form).base("http://catalog.test/").toModel();
    }

    /** What is wrong, a line each: where, of what, and why. */
    List<String> violations(Model catalog) {
        return ShaclValidator.get().validate(mandatory, catalog.getGraph()).getEntries().stream()
                .filter(entry -> entry.severity().equals(Severity.Violation))
                .map(entry ->
                        entry.focusNode() + " " + entry.resultPath() + " " + entry.value() + ": " + entry.message())
                .toList();
    }

    /** Older words that are still said, but for the one that is meant to be. */
    List<String> olderWords(Model catalog) {
        return ShaclValidator.get().validate(deprecated, catalog.getGraph()).getEntries().stream()
                .filter(entry -> !entry.resultPath().toString().contains(OLDER))
                .map(entry -> entry.focusNode() + " " + entry.message())
                .toList();
    }
}
