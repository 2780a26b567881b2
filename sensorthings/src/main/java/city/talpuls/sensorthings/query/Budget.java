package city.talpuls.sensorthings.query;

import org.antlr.v4.runtime.Token;

/** What one query has asked for so far of what costs most. */
final class Budget {

    private int calculations;
    private int spatial;
    private int related;
    private int expands;

    void calculate(Source source, Token place) {
        require(++calculations, Limits.CALCULATIONS, "calculations", source, place);
    }

    void locate(Source source, Token place) {
        require(++spatial, Limits.SPATIAL, "functions of places", source, place);
    }

    void relate(Source source, Token place) {
        require(++related, Limits.RELATED, "paths to related entities", source, place);
    }

    void expand(Source source, Token place) {
        require(++expands, Limits.EXPANDS, "expands", source, place);
    }

    private static void require(int used, int allowed, String what, Source source, Token place) {
        if (used > allowed) {
            throw source.at(place, "This is one too many: " + allowed + " " + what + " are allowed in a query.");
        }
    }
}
