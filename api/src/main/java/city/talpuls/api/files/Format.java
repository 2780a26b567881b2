package city.talpuls.api.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats of files. */
public enum Format {
    CSV("text/csv; charset=utf-8; header=present"),
    NDJSON("application/x-ndjson"),
    GEOJSON("application/geo+json"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** How a file's name ends, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads {@link #extension()}. */
    public static Format ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a file is one of "
                        + Arrays.stream(values()).map(Format::extension).collect(Collectors.joining(", "))));
    }
}
