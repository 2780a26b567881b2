package city.talpuls.api.catalog;

import org.jspecify.annotations.Nullable;

/** The files as which readings are given, in the words of the lists that portals know. */
enum FileForm {
    CSV("csv", "CSV", "text/csv", "https://www.rfc-editor.org/info/rfc4180"),
    /** Neither IANA nor the EU has lines of JSON in its list; each line is JSON. */
    NDJSON("ndjson", "JSON", null, "https://github.com/ndjson/ndjson-spec"),
    GEOJSON("geojson", "GEOJSON", "application/geo+json", "https://www.rfc-editor.org/info/rfc7946"),
    PARQUET("parquet", "PARQUET", "application/vnd.apache.parquet", "https://parquet.apache.org/docs/file-format/");

    private static final String IANA = "https://www.iana.org/assignments/media-types/";

    private final String ending;
    private final String fileType;
    private final @Nullable String mediaType;
    private final String standard;

    FileForm(String ending, String fileType, @Nullable String mediaType, String standard) {
        this.ending = ending;
        this.fileType = fileType;
        this.mediaType = mediaType;
        this.standard = standard;
    }

    String ending() {
        return ending;
    }

    /** In the EU's list of file types. */
    String fileType() {
        return Words.eu("file-type/" + fileType);
    }

    /** In IANA's list of media types, if it is there. */
    @Nullable
    String mediaType() {
        return mediaType == null ? null : IANA + mediaType;
    }

    /** Where it is laid down. */
    String standard() {
        return standard;
    }
}
