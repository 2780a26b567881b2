package city.talpuls.sensorthings.query;

import java.util.Optional;
import java.util.stream.Stream;

/** In which form an answer is wanted. */
public enum ResultFormat {
    /** As the standard says, if nothing else is asked for. */
    JSON("JSON"),
    DATA_ARRAY("dataArray"),
    CSV("CSV"),
    GEO_JSON("GeoJSON");

    private final String word;

    ResultFormat(String word) {
        this.word = word;
    }

    static Optional<ResultFormat> of(String word) {
        return Stream.of(values()).filter(format -> format.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }
}
