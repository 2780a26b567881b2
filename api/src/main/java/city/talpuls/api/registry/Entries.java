package city.talpuls.api.registry;

import city.talpuls.api.parameter.Limit;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.registry.Registered.Origin;
import city.talpuls.api.store.Database;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.EntryKey.Kind;
import city.talpuls.model.registry.RegistryEntry;
import city.talpuls.model.topics.Json;
import city.talpuls.model.topics.RegistryRecords;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * The entries of the registry. Each change is written together with word of it for the streams; whoever changes an entry
 * has its row for himself until the change is made.
 */
@Singleton
final class Entries {

    private static final int BATCH = 1_000;

    private static final String PUT = """
            INSERT INTO registry_entry (kind, id, entry) VALUES (:kind, :id, cast(:entry AS jsonb))
            ON CONFLICT (kind, id) DO UPDATE SET entry = excluded.entry, changed_at = now()""";

    private static final String TELL =
            "INSERT INTO registry_change (kind, id, entry) VALUES (:kind, :id, cast(:entry AS jsonb))";

    private final Database database;
    private final Shipped shipped;
    private final RegistryRecords records = new RegistryRecords(new Json());
    private final Relay relay;

    Entries(Database database, Shipped shipped, Relay relay) {
        this.database = database;
        this.shipped = shipped;
        this.relay = relay;
    }

    /** Those of a kind after an id, one more than the limit if there are so many; the first come after "". */
    <T extends RegistryEntry> List<Registered<T>> after(Class<T> type, Kind kind, String id, Limit limit) {
        Map<String, Registered<T>> found = new TreeMap<>();
        shipped.after(kind, id)
                .forEach((key, entry) -> found.put(key, new Registered<>(type.cast(entry), Origin.SHIPPED)));
        List<RegistryEntry> own = database.ask(handle -> handle.createQuery("""
                        SELECT entry FROM registry_entry WHERE kind = :kind AND id COLLATE "C" > :id
                        ORDER BY id COLLATE "C" LIMIT :rows""")
                .bind("kind", kind.label())
                .bind("id", id)
                .bind("rows", limit.items() + 1)
                .map((row, context) -> read(kind, row.getString("entry")))
                .list());
        own.forEach(entry -> found.put(entry.key().id(), new Registered<>(type.cast(entry), Origin.OPERATOR)));
        return found.values().stream().limit(limit.items() + 1L).toList();
    }

    /** The entry that counts under a key. */
    <T extends RegistryEntry> Optional<Registered<T>> find(Class<T> type, EntryKey key) {
        return database.ask(handle -> find(handle, type, key, ""));
    }

    /** The entry that counts under a key; nobody takes it away or changes it before the transaction ends. */
    <T extends RegistryEntry> Optional<Registered<T>> hold(Handle handle, Class<T> type, EntryKey key) {
        return find(handle, type, key, " FOR SHARE");
    }

    private <T extends RegistryEntry> Optional<Registered<T>> find(
            Handle handle, Class<T> type, EntryKey key, String lock) {
        Optional<Registered<T>> own = handle.createQuery(
                        "SELECT entry FROM registry_entry WHERE kind = :kind AND id = :id" + lock)
                .bind("kind", key.kind().label())
                .bind("id", key.id())
                .map((row, context) ->
                        new Registered<>(type.cast(read(key.kind(), row.getString("entry"))), Origin.OPERATOR))
                .findOne();
        return own.isPresent()
                ? own
                : shipped.entry(key).map(entry -> new Registered<>(type.cast(entry), Origin.SHIPPED));
    }

    /** The entry that counts under a key, or a problem that says that there is none. */
    <T extends RegistryEntry> Registered<T> require(Class<T> type, EntryKey key) {
        return find(type, key).orElseThrow(() -> unknown(key));
    }

    static ProblemException unknown(EntryKey key) {
        return new ProblemException(Problem.of(
                ProblemType.UNKNOWN_ENTRY, "id", "there is no " + key.kind().label() + " '" + key.id() + "'"));
    }

    /** Makes changes, all or none, and has them told to the streams. */
    <T> T change(Change<T> change) {
        T done = database.change(change::make);
        relay.nudge();
        return done;
    }

    /** What happens within one transaction. */
    interface Change<T> {
        T make(Handle handle);
    }

    /** Writes an entry; says whether it is new. */
    boolean put(Handle handle, RegistryEntry entry) {
        String json = new String(records.write(entry), StandardCharsets.UTF_8);
        boolean isNew = handle.createQuery(PUT + " RETURNING xmax = 0 AS new")
                .bind("kind", entry.key().kind().label())
                .bind("id", entry.key().id())
                .bind("entry", json)
                .mapTo(Boolean.class)
                .one();
        tell(handle, entry.key(), json);
        return isNew;
    }

    /** Writes entries of one kind; says how many are new. */
    int putAll(Handle handle, Kind kind, List<? extends RegistryEntry> all) {
        int before = handle.createQuery(
                        "SELECT id FROM registry_entry WHERE kind = :kind AND id = ANY(:ids) ORDER BY id FOR UPDATE")
                .bind("kind", kind.label())
                .bindArray(
                        "ids",
                        String.class,
                        all.stream().map(entry -> entry.key().id()).toList())
                .mapTo(String.class)
                .list()
                .size();
        PreparedBatch written = handle.prepareBatch(PUT);
        PreparedBatch told = handle.prepareBatch(TELL);
        for (RegistryEntry entry : all) {
            String json = new String(records.write(entry), StandardCharsets.UTF_8);
            for (PreparedBatch batch : List.of(written, told)) {
                batch.bind("kind", kind.label())
                        .bind("id", entry.key().id())
                        .bind("entry", json)
                        .add();
                if (batch.size() == BATCH) {
                    batch.execute();
                }
            }
        }
        if (written.size() > 0) {
            written.execute();
            told.execute();
        }
        return all.size() - before;
    }

    /** Takes an entry away; says whether it was there. */
    boolean remove(Handle handle, EntryKey key) {
        int removed = handle.createUpdate("DELETE FROM registry_entry WHERE kind = :kind AND id = :id")
                .bind("kind", key.kind().label())
                .bind("id", key.id())
                .execute();
        if (removed > 0) {
            tell(handle, key, null);
        }
        return removed > 0;
    }

    private static void tell(Handle handle, EntryKey key, @Nullable String json) {
        handle.createUpdate(TELL)
                .bind("kind", key.kind().label())
                .bind("id", key.id())
                .bind("entry", json)
                .execute();
    }

    /** The ids of entries of a kind that name this one in a field, or in the list of the field's plural, some of them. */
    List<String> users(Handle handle, Kind kind, String field, String id) {
        return new ArrayList<>(handle.createQuery("""
                        SELECT id FROM registry_entry
                        WHERE kind = :kind
                            AND (entry ->> :field = :id OR entry -> :list @> to_jsonb(cast(:id AS text)))
                        ORDER BY id LIMIT 5""")
                .bind("kind", kind.label())
                .bind("field", field)
                .bind("list", field + "s")
                .bind("id", id)
                .mapTo(String.class)
                .list());
    }

    /** What is shipped under the key. */
    Optional<RegistryEntry> shipped(EntryKey key) {
        return shipped.entry(key);
    }

    private RegistryEntry read(Kind kind, String json) {
        return records.read(kind, json.getBytes(StandardCharsets.UTF_8));
    }
}
