package city.talpuls.api.catalog;

import io.micronaut.http.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.rio.RDFWriter;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.BasicWriterSettings;
import org.eclipse.rdf4j.rio.helpers.JSONLDMode;
import org.eclipse.rdf4j.rio.helpers.JSONLDSettings;
import org.eclipse.rdf4j.rio.jsonld.JSONLDWriter;
import org.eclipse.rdf4j.rio.rdfxml.RDFXMLWriter;
import org.eclipse.rdf4j.rio.turtle.TurtleWriter;

/** How triples are written. */
enum RdfForm {
    TURTLE("ttl", RdfForm.TURTLE_TYPE),
    JSON_LD("jsonld", RdfForm.JSON_LD_TYPE),
    RDF_XML("rdf", RdfForm.RDF_XML_TYPE);

    static final String TURTLE_TYPE = "text/turtle";
    static final String JSON_LD_TYPE = "application/ld+json";
    static final String RDF_XML_TYPE = "application/rdf+xml";

    private final String suffix;
    private final String type;

    RdfForm(String suffix, String type) {
        this.suffix = suffix;
        this.type = type;
    }

    /** With the character set, which without it would not be sure for text. */
    String contentType() {
        return this == TURTLE ? type + ";charset=utf-8" : type;
    }

    /** The one that the end of an address names, if it names one. */
    static Optional<RdfForm> ofEnding(String address) {
        return Arrays.stream(values())
                .filter(form -> address.endsWith("." + form.suffix))
                .findFirst();
    }

    /** Without the ending that names this. */
    String withoutEnding(String address) {
        return address.substring(0, address.length() - suffix.length() - 1);
    }

    /** The one that a client likes best of those that it takes; Turtle if all are alike to it. */
    static Optional<RdfForm> preferred(Collection<MediaType> accepted) {
        if (accepted.isEmpty()) {
            return Optional.of(TURTLE);
        }
        return accepted.stream()
                .sorted((one, other) -> other.getQualityAsNumber().compareTo(one.getQualityAsNumber()))
                .flatMap(wanted -> Arrays.stream(values()).filter(form -> wanted.matches(MediaType.of(form.type))))
                .findFirst();
    }

    byte[] write(Model triples) {
        var bytes = new ByteArrayOutputStream();
        RDFWriter out = writer(bytes);
        out.getWriterConfig().set(BasicWriterSettings.PRETTY_PRINT, true);
        out.getWriterConfig().set(JSONLDSettings.JSONLD_MODE, JSONLDMode.COMPACT);
        Rio.write(triples, out);
        return bytes.toByteArray();
    }

    private RDFWriter writer(OutputStream bytes) {
        return switch (this) {
            case TURTLE -> new TurtleWriter(bytes);
            case JSON_LD -> new JSONLDWriter(bytes);
            case RDF_XML -> new RDFXMLWriter(bytes);
        };
    }
}
