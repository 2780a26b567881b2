package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes points as CSV, as RFC 4180 has it: a line of names, then one line per point. */
final class CsvFile {

    private final ObjectWriter writer;
    private final List<String> names;
    private final @Nullable String unit;

    CsvFile(Datastream datastream, Resolution resolution, Statistics statistics) {
        this.names = names(resolution, statistics);
        this.unit = datastream.unit();
        CsvSchema.Builder schema = CsvSchema.builder().setLineSeparator("\r\n");
        names.forEach(schema::addColumn);
        this.writer = new CsvMapper().writerFor(List.class).with(schema.build());
    }

    /** The line of names. */
    String header() {
        return names.stream().collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A line for each point. */
    String lines(List<? extends Point> points) {
        try {
            return writer.writeValueAsString(points.stream().map(this::cells).toList());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("points cannot be written as CSV", e);
        }
    }

    private static List<String> names(Resolution resolution, Statistics statistics) {
        return switch (resolution) {
            case Resolution.Raw raw -> List.of("time", "value", "unit", "quality");
            case Resolution.Windows windows -> names(statistics);
            case Resolution.Calendar calendar -> names(statistics);
        };
    }

    private static List<String> names(Statistics statistics) {
        return Stream.of(Stream.of("time"), statistics.names().stream(), Stream.of("unit", "count", "flagged"))
                .flatMap(name -> name)
                .toList();
    }

    private List<@Nullable Object> cells(Point point) {
        var cells = new ArrayList<@Nullable Object>();
        cells.add(point.time().toString());
        switch (point) {
            case Point.Raw raw -> {
                cells.add(raw.value());
                cells.add(unit);
                cells.add(raw.quality());
            }
            case Point.Window window -> {
                for (Object value : window.statistics().values()) {
                    cells.add(value instanceof Instant time ? time.toString() : value);
                }
                cells.add(unit);
                cells.add(window.count());
                cells.add(window.flagged());
            }
        }
        return cells;
    }
}
