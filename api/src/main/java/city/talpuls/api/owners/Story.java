package city.talpuls.api.owners;

import city.talpuls.api.files.Exports;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Quality;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Tells all that is known of a device, as lines of JSON. It is read portion by portion as fast as the client takes it, each
 * beginning behind the last row of the one before, so that no connection waits for a slow client.
 */
@Singleton
final class Story {

    private static final int PORTION = 2_000;

    private final Database database;
    private final Exports exports;
    private final ObjectMapper json;
    private final Scheduler scheduler;

    Story(
            Database database,
            Exports exports,
            ObjectMapper json,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.database = database;
        this.exports = exports;
        this.json = json;
        this.scheduler = Schedulers.fromExecutorService(executor);
    }

    /**
     * Of a device of which somebody has made sure that it is the asker's.
     *
     * @throws city.talpuls.api.problem.ProblemException if too many files are in the making
     */
    Flux<byte[]> of(DeviceId device) {
        Exports.Place place = exports.take();
        return Flux.using(
                        place::use,
                        used -> Flux.generate(() -> new Reader(device, chapters(device)), (reader, sink) -> {
                            byte[] lines = reader.next();
                            if (lines == null) {
                                sink.complete();
                            } else {
                                sink.next(lines);
                            }
                            return reader;
                        }),
                        Exports.Place::close)
                .cast(byte[].class)
                .subscribeOn(scheduler, false);
    }

    private Deque<Chapter> chapters(DeviceId device) {
        var chapters = new ArrayDeque<>(Chapter.OF_DEVICE);
        database.survey(handle -> handle.createQuery(
                                "SELECT id, property FROM datastream WHERE device = :device ORDER BY id")
                        .bind("device", device.value())
                        .map((row, context) -> Chapter.of(row.getInt("id"), row.getString("property")))
                        .list())
                .forEach(chapters::addAll);
        return chapters;
    }

    /** Where it is. */
    private final class Reader {

        private final DeviceId device;
        private final Deque<Chapter> chapters;
        private List<Object> last = List.of();

        Reader(DeviceId device, Deque<Chapter> chapters) {
            this.device = device;
            this.chapters = chapters;
        }

        /** The next lines; absent if there are no more. */
        byte @Nullable [] next() {
            while (!chapters.isEmpty()) {
                Chapter chapter = chapters.getFirst();
                var lines = new StringBuilder();
                int rows = database.survey(handle -> read(handle, chapter, lines));
                if (rows < PORTION) {
                    chapters.removeFirst();
                    last = List.of();
                }
                if (rows > 0) {
                    return lines.toString().getBytes(StandardCharsets.UTF_8);
                }
            }
            return null;
        }

        private int read(Handle handle, Chapter chapter, StringBuilder lines) {
            String key = String.join(", ", chapter.key());
            String behind = last.isEmpty()
                    ? ""
                    : " WHERE (" + key + ") > ("
                            + IntStream.range(0, last.size())
                                    .mapToObj(i -> ":last" + i)
                                    .collect(Collectors.joining(", "))
                            + ")";
            Query query = handle.createQuery("SELECT * FROM (" + chapter.rows() + ") AS told" + behind + " ORDER BY "
                    + key + " LIMIT " + PORTION);
            // Each chapter names one of them.
            if (chapter.datastream() == 0) {
                query.bind("device", device.value());
            } else {
                query.bind("datastream", chapter.datastream());
            }
            for (int i = 0; i < last.size(); i++) {
                query.bind("last" + i, last.get(i));
            }
            List<List<Object>> places = query.map((row, context) -> {
                        lines.append(line(chapter, row)).append('\n');
                        return place(chapter, row);
                    })
                    .list();
            if (!places.isEmpty()) {
                last = places.getLast();
            }
            return places.size();
        }
    }

    private static List<Object> place(Chapter chapter, ResultSet row) throws SQLException {
        var place = new ArrayList<Object>();
        for (String column : chapter.key()) {
            Object value = row.getObject(column);
            place.add(value instanceof java.sql.Timestamp ? row.getObject(column, OffsetDateTime.class) : value);
        }
        return place;
    }

    private String line(Chapter chapter, ResultSet row) throws SQLException {
        ObjectNode line = json.createObjectNode().put("kind", chapter.kind());
        chapter.also().forEach(line::put);
        ResultSetMetaData columns = row.getMetaData();
        try {
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                put(line, columns.getColumnName(i), columns.getColumnTypeName(i), row, i);
            }
            return json.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what the database has as JSON is JSON", e);
        }
    }

    /** As everywhere in the API: times in UTC, bytes in Base64, doubts by their names. */
    private void put(ObjectNode line, String column, String type, ResultSet row, int i)
            throws SQLException, JsonProcessingException {
        if (row.getObject(i) == null) {
            return;
        }
        String name = camelCase(column);
        if (column.equals("quality")) {
            line.put(name, new Quality(row.getInt(i)).label());
            return;
        }
        switch (type) {
            case "timestamptz" ->
                line.put(
                        name, row.getObject(i, OffsetDateTime.class).toInstant().toString());
            case "bytea" -> line.put(name, Base64.getEncoder().encodeToString(row.getBytes(i)));
            case "jsonb" -> line.set(name, json.readTree(row.getString(i)));
            case "float8" -> line.put(name, row.getDouble(i));
            case "bool" -> line.put(name, row.getBoolean(i));
            case "int2", "int4", "int8" -> line.put(name, row.getLong(i));
            default -> line.put(name, row.getString(i));
        }
    }

    private static String camelCase(String column) {
        var name = new StringBuilder();
        for (String word : column.split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
