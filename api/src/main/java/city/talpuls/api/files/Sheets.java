package city.talpuls.api.files;

import city.talpuls.api.opendata.OpenData;
import city.talpuls.api.parameter.Zone;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.TreeMap;

/** Makes files to be filled. */
@Singleton
public final class Sheets {

    private static final String NOTE = "talpuls.";

    private final OpenData terms;

    Sheets(OpenData terms) {
        this.terms = terms;
    }

    /**
     * An empty file.
     *
     * @param dialect of CSV
     * @param named whether a row of CSV says whose it is; in other formats each does
     * @param zone of CSV's times for Excel
     * @param notes what a Parquet file says of itself, beside its licence and whom to name
     */
    public Sheet empty(
            Format format, Dialect dialect, Content content, boolean named, Zone zone, Map<String, String> notes) {
        return switch (format) {
            case CSV -> new CsvSheet(dialect, content, named, zone.id());
            case NDJSON -> JsonSheet.lines(content);
            case GEOJSON -> JsonSheet.features(content, terms);
            case PARQUET -> new ParquetSheet(content, allOf(notes));
        };
    }

    /**
     * What a file of CSV says of itself elsewhere, as CSV on the Web has it.
     *
     * @param address where the file is, seen from where this is
     */
    public CsvDescription description(String address, Dialect dialect, Content content, boolean named) {
        return CsvDescription.of(address, dialect, content, named, terms);
    }

    private Map<String, String> allOf(Map<String, String> notes) {
        var all = new TreeMap<String, String>();
        notes.forEach((name, note) -> all.put(NOTE + name, note));
        all.put(NOTE + "licence", terms.licence().text());
        all.put(NOTE + "attribution", terms.attribution());
        return all;
    }
}
