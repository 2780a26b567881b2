package city.talpuls.sensorthings.query;

import java.util.Optional;

/** In which form an answer is wanted. */
public enum ResultFormat {
    /** What the standard says; there is no other word for it than none. */
    JSON,
    DATA_ARRAY,
    CSV,
    GEO_JSON;

    static Optional<ResultFormat> of(String word) {
        return switch (word) {
            case "dataArray" -> Optional.of(DATA_ARRAY);
            case "CSV" -> Optional.of(CSV);
            case "GeoJSON" -> Optional.of(GEO_JSON);
            default -> Optional.empty();
        };
    }
}
