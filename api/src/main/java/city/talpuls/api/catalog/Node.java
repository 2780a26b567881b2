package city.talpuls.api.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.jspecify.annotations.Nullable;

/** Something that triples tell of. All that they tell of has an address, so that the same catalogue is always the same bytes. */
final class Node {

    private final Model triples;
    private final IRI itself;

    private Node(Model triples, String address) {
        this.triples = triples;
        this.itself = Values.iri(address);
    }

    static Node in(Model triples, String address, IRI type) {
        return new Node(triples, address).is(type);
    }

    String address() {
        return itself.stringValue();
    }

    Node is(IRI type) {
        triples.add(itself, Words.TYPE, type);
        return this;
    }

    /** It is related to what has this address. */
    Node link(IRI how, String address) {
        triples.add(itself, how, Values.iri(address));
        return this;
    }

    Node link(IRI how, Node other) {
        triples.add(itself, how, other.itself);
        return this;
    }

    Node text(IRI what, String text) {
        triples.add(itself, what, Values.literal(text));
        return this;
    }

    /** The same in German and in English. */
    Node text(IRI what, String german, String english) {
        triples.add(itself, what, Values.literal(german, "de"));
        triples.add(itself, what, Values.literal(english, "en"));
        return this;
    }

    Node german(IRI what, String text) {
        triples.add(itself, what, Values.literal(text, "de"));
        return this;
    }

    Node number(IRI what, int number) {
        triples.add(itself, what, Values.literal(number));
        return this;
    }

    /** Nothing, if the time is not known. */
    Node time(IRI when, @Nullable Instant time) {
        if (time != null) {
            triples.add(
                    itself,
                    when,
                    Values.literal(time.truncatedTo(ChronoUnit.SECONDS).toString(), Values.iri(Words.XSD, "dateTime")));
        }
        return this;
    }

    /** A geometry as well-known text. */
    Node geometry(IRI what, String text) {
        triples.add(itself, what, Values.literal(text, Values.iri(Words.GEO, "wktLiteral")));
        return this;
    }
}
