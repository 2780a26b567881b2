package city.talpuls.api.registry;

import city.talpuls.api.parameter.Form;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.Registration;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A table of devices in CSV (RFC 4180, UTF-8): a line of names, then a line for each device. Spreadsheets set to German
 * write semicolons between the cells and commas in the numbers, which is understood where the first line has semicolons.
 */
final class DeviceTable {

    private static final int MOST_MISTAKES = 10;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final CsvFactory FACTORY = CsvFactory.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final List<Row> rows = new ArrayList<>();
    private final Mistakes mistakes = new Mistakes();
    private final Map<DeviceId, Integer> lines = new HashMap<>();
    private final boolean hasCommas;

    /** A device, and the line that it stands in. */
    record Row(int line, Registration registration) {}

    private DeviceTable(String text) {
        String head = text.lines().findFirst().orElse("");
        this.hasCommas = head.indexOf(';') < 0;
        var schema = CsvSchema.emptySchema().withColumnSeparator(hasCommas ? ',' : ';');
        try (CsvParser parser = FACTORY.createParser(text)) {
            parser.setSchema(schema);
            List<String> names = cells(parser)
                    .orElseThrow(() -> wrong("the table is empty: its first line has the names" + " of the columns, "
                            + Column.ID.label()))
                    .texts();
            List<Column> columns = columns(names);
            for (Optional<Cells> line = cells(parser); line.isPresent(); line = cells(parser)) {
                add(line.get().line(), columns, line.get().texts());
            }
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw wrong((place == null ? "" : "line " + place.getLineNr() + ": ") + "this is no CSV: "
                    + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can always be read", e);
        }
    }

    /**
     * Reads a table.
     *
     * @throws ProblemException if it is none, or lines of it are wrong, which it names
     */
    static List<Row> read(byte[] body) {
        var table = new DeviceTable(text(body));
        table.mistakes.end();
        return List.copyOf(table.rows);
    }

    /** The next line that is not empty. */
    private static Optional<Cells> cells(CsvParser parser) throws IOException {
        if (parser.nextToken() == null) {
            return Optional.empty();
        }
        int line = 0;
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            line = texts.isEmpty() ? parser.currentTokenLocation().getLineNr() : line;
            texts.add(parser.getText());
        }
        return Optional.of(new Cells(line, texts));
    }

    private record Cells(int line, List<String> texts) {}

    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw wrong("the table is not UTF-8; spreadsheets offer it as 'CSV UTF-8'");
        }
    }

    private static List<Column> columns(List<String> names) {
        List<Column> columns = new ArrayList<>();
        for (String name : names) {
            Column column = Column.of(name)
                    .orElseThrow(
                            () -> wrong("line 1: there is no column '" + name + "'; there are " + Column.labels()));
            if (columns.contains(column)) {
                throw wrong("line 1: the column '" + name + "' is there twice");
            }
            columns.add(column);
        }
        if (!columns.contains(Column.ID)) {
            throw wrong("line 1: the column 'id' is missing");
        }
        return columns;
    }

    private void add(int line, List<Column> columns, List<String> cells) {
        if (cells.size() != columns.size()) {
            mistakes.add(line, "has " + cells.size() + " cells, where the first has " + columns.size());
            return;
        }
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        try {
            for (int i = 0; i < cells.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    put(form, columns.get(i), cells.get(i));
                }
            }
            rows.add(new Row(line, registration(line, Form.of(form))));
        } catch (ProblemException e) {
            mistakes.add(line, String.valueOf(e.getMessage()));
        }
    }

    private void put(ObjectNode form, Column column, String cell) {
        ObjectNode into = column.object().isEmpty() ? form : form.withObject("/" + column.object());
        if (!column.isNumber()) {
            into.put(column.label(), cell);
            return;
        }
        try {
            into.put(column.label(), new BigDecimal(hasCommas ? cell : cell.replace(',', '.')));
        } catch (NumberFormatException e) {
            throw wrong(column.label() + " has to be a number, not '" + cell + "'");
        }
    }

    private Registration registration(int line, Form form) {
        String id = form.requiredText("id");
        DeviceId device = form.checked("id", () -> new DeviceId(id));
        Integer before = lines.putIfAbsent(device, line);
        if (before != null) {
            throw wrong("the device '" + device + "' stands in line " + before + " already");
        }
        return DeviceRegistrations.read(device, form);
    }

    static ProblemException wrong(String detail) {
        return new ProblemException(Problem.of(ProblemType.BAD_REQUEST, detail));
    }

    /** What is wrong with the lines, the first of it. */
    static final class Mistakes {

        private final List<String> first = new ArrayList<>();
        private int many;

        void add(int line, String what) {
            many++;
            if (first.size() < MOST_MISTAKES) {
                first.add("line " + line + ": " + what);
            }
        }

        /** Ends the request if there are any. */
        void end() {
            if (many > 0) {
                throw wrong(String.join("; ", first)
                        + (many > first.size() ? "; and " + (many - first.size()) + " more lines are wrong" : ""));
            }
        }
    }

    /** The columns that a table can have. */
    private enum Column {
        ID("id", "", false),
        NAME("name", "", false),
        LATITUDE("latitude", "location", true),
        LONGITUDE("longitude", "location", true),
        PROFILE("profile", "", false),
        INTERVAL("interval", "", false),
        BIN_DEPTH("binDepth", "settings", true),
        SENSOR_HEIGHT("sensorHeight", "settings", true),
        VISIBILITY("visibility", "", false);

        private final String label;
        private final String object;
        private final boolean number;

        Column(String label, String object, boolean number) {
            this.label = label;
            this.object = object;
            this.number = number;
        }

        static Optional<Column> of(String label) {
            return Arrays.stream(values())
                    .filter(column -> column.label.equals(label))
                    .findFirst();
        }

        static String labels() {
            return Arrays.stream(values()).map(Column::label).collect(Collectors.joining(", "));
        }

        String label() {
            return label;
        }

        /** The object around it in the form; empty if there is none. */
        String object() {
            return object;
        }

        boolean isNumber() {
            return number;
        }
    }
}
