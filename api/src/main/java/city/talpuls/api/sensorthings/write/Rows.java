package city.talpuls.api.sensorthings.write;

import city.talpuls.sensorthings.model.EntityType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The rows of entities, within one change. */
final class Rows {

    /** Its Observations are in a table of their own. */
    private static final Cell OF_A_CLIENT = new Cell("kind", "text", "own");

    private final Handle handle;

    Rows(Handle handle) {
        this.handle = handle;
    }

    /** Whether there is one, which then stays until the change is done. */
    boolean hold(EntityType type, long id) {
        return handle.createQuery("SELECT true FROM " + Tables.of(type) + " WHERE id = :id FOR KEY SHARE")
                .bind("id", id)
                .mapTo(Boolean.class)
                .findOne()
                .isPresent();
    }

    /** An entity as a client would write it, without what it is related to; nobody else changes it meanwhile. */
    Optional<ObjectNode> document(EntityType type, long id) {
        return handle.createQuery("SELECT (SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM jsonb_each("
                        + "jsonb_build_object(" + Cell.document(type) + ")) WHERE value <> 'null') FROM "
                        + Tables.of(type) + " WHERE id = :id FOR NO KEY UPDATE")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(json -> (ObjectNode) JsonBody.kept(json));
    }

    /**
     * Makes one.
     *
     * @param keys ids of others, by column
     */
    long insert(EntityType type, List<Cell> cells, Map<String, Long> keys) {
        List<Cell> all = type == EntityType.DATASTREAM
                ? Stream.concat(cells.stream(), Stream.of(OF_A_CLIENT)).toList()
                : cells;
        String columns = Stream.concat(keys.keySet().stream(), all.stream().map(Cell::column))
                .collect(Collectors.joining(", "));
        String values = Stream.concat(
                        keys.keySet().stream().map(column -> ":" + column),
                        all.stream().map(Rows::placeholder))
                .collect(Collectors.joining(", "));
        var insert = handle.createQuery(
                "INSERT INTO " + Tables.of(type) + " (" + columns + ") VALUES (" + values + ") RETURNING id");
        bind(insert, all, keys);
        return insert.mapTo(Long.class).one();
    }

    void update(EntityType type, long id, List<Cell> cells, Map<String, Long> keys) {
        String values = Stream.concat(
                        keys.keySet().stream().map(column -> column + " = :" + column),
                        cells.stream().map(cell -> cell.column() + " = " + placeholder(cell)))
                .collect(Collectors.joining(", "));
        var update = handle.createUpdate("UPDATE " + Tables.of(type) + " SET " + values + " WHERE id = :id")
                .bind("id", id);
        bind(update, cells, keys);
        update.execute();
    }

    boolean delete(EntityType type, long id) {
        return handle.execute("DELETE FROM " + Tables.of(type) + " WHERE id = ?", id) > 0;
    }

    private static String placeholder(Cell cell) {
        return "CAST(:" + cell.column() + " AS " + cell.type() + ")";
    }

    private static void bind(SqlStatement<?> statement, List<Cell> cells, Map<String, Long> keys) {
        keys.forEach(statement::bind);
        for (Cell cell : cells) {
            switch (cell.value()) {
                case Instant time -> statement.bindByType(cell.column(), time, Instant.class);
                case String text -> statement.bind(cell.column(), text);
                case null -> statement.bind(cell.column(), (String) null);
                default -> throw new IllegalArgumentException("no value of a column: " + cell);
            }
        }
    }
}
