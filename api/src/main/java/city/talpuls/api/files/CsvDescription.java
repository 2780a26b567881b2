package city.talpuls.api.files;

import city.talpuls.api.opendata.OpenData;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is in a file of CSV and under which terms, as metadata of CSV on the Web (W3C).
 *
 * @param context what the words mean
 * @param url where the file is
 * @param title of the file
 * @param license where the licence can be read
 * @param publisher who gives the data away
 * @param creditText whom to name
 * @param dialect how the file is written
 * @param tableSchema its columns
 */
@Introspected
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CsvDescription(
        @JsonProperty("@context") List<Object> context,
        String url,
        @JsonProperty("dc:title") String title,
        @JsonProperty("dc:license") Map<String, String> license,
        @JsonProperty("dc:publisher") String publisher,
        @JsonProperty("schema:creditText") String creditText,
        Written dialect,
        Table tableSchema) {

    private static final List<Object> CONTEXT = List.of("http://www.w3.org/ns/csvw", Map.of("@language", "en"));

    public CsvDescription {
        context = List.copyOf(context);
        license = Map.copyOf(license);
    }

    /** How a file is written. */
    @Introspected
    public record Written(String delimiter, boolean header, String encoding, List<String> lineTerminators) {

        public Written {
            lineTerminators = List.copyOf(lineTerminators);
        }
    }

    /** The columns, and those that together no two rows share. */
    @Introspected
    public record Table(List<Column> columns, List<String> primaryKey) {

        public Table {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
        }
    }

    /** A column. */
    @Introspected
    public record Column(String name, String titles, boolean required, Datatype datatype) {}

    /** What is in a column. */
    @Introspected
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Datatype(String base, @Nullable Map<String, String> format) {

        public Datatype {
            format = format == null ? null : Map.copyOf(format);
        }
    }

    static CsvDescription of(String address, Dialect dialect, Content content, boolean named, OpenData terms) {
        List<String> names = CsvSheet.names(content, named);
        return new CsvDescription(
                CONTEXT,
                address,
                "Readings of sensors of the city",
                Map.of("@id", terms.licence().text()),
                terms.publisher(),
                terms.attribution(),
                new Written(String.valueOf(dialect.separator()), true, "utf-8", List.of("\r\n")),
                new Table(
                        names.stream().map(name -> column(name, dialect)).toList(),
                        named ? List.of("device", "property", "time") : List.of("time")));
    }

    private static Column column(String name, Dialect dialect) {
        boolean isThere = List.of("device", "property", "time", "value", "quality", "count", "flagged")
                .contains(name);
        Datatype type = switch (name) {
            case "device", "property", "unit", "quality" -> new Datatype("string", null);
            case "count", "flagged" -> new Datatype("integer", null);
            default -> name.equals("time") || Content.Windows.isTime(name) ? time(dialect) : number(dialect);
        };
        return new Column(name, name, isThere, type);
    }

    /** Excel's times have a comma before their milliseconds, where they have any, which no format of CSV on the Web can say. */
    private static Datatype time(Dialect dialect) {
        return new Datatype(dialect == Dialect.RFC4180 ? "dateTime" : "string", null);
    }

    private static Datatype number(Dialect dialect) {
        return new Datatype(
                "number", dialect.point() == '.' ? null : Map.of("decimalChar", String.valueOf(dialect.point())));
    }
}
