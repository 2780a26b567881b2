package city.talpuls.api.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** The keys of a database, row by row. */
final class KeyRows {

    /** Of two processes that look whether there is a key, the second one sees that of the first. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('talpuls: first key'))";

    private KeyRows() {}

    /** Stores a key that is new. */
    static void insert(Handle handle, KeyText text, ApiKey key) {
        handle.createUpdate("""
                        INSERT INTO api_key (id, name, role, scopes, devices, secret, created_at, created_by, expires_at)
                        VALUES (:id, :name, :role, :scopes, :devices, :secret, :at, :by, :expires)""")
                .bind("id", text.id())
                .bind("name", key.name())
                .bind("role", key.role().toString())
                .bindArray("scopes", String.class, key.scopes())
                .bindArray("devices", String.class, key.devices())
                .bind("secret", text.hash())
                .bind("at", key.createdAt())
                .bind("by", key.createdBy())
                .bind("expires", key.expiresAt())
                .execute();
    }

    static Optional<ApiKey> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM api_key WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> ApiKey.of(row))
                .findOne();
    }

    /** The key of that id, if the secret is right too. */
    static Optional<ApiKey> proven(Handle handle, KeyText text) {
        return handle.createQuery("SELECT * FROM api_key WHERE id = :id")
                .bind("id", text.id())
                .map((row, context) ->
                        text.has(row.getBytes("secret")) ? Optional.of(ApiKey.of(row)) : Optional.<ApiKey>empty())
                .findOne()
                .flatMap(Function.identity());
    }

    /** So many after that id, in the order of their ids. */
    static List<ApiKey> after(Handle handle, String id, int rows) {
        return handle.createQuery("SELECT * FROM api_key WHERE id > :id ORDER BY id LIMIT :rows")
                .bind("id", id)
                .bind("rows", rows)
                .map((row, context) -> ApiKey.of(row))
                .list();
    }

    /** Whether there is none, not even one that counts no more; until the transaction ends, nobody else makes the first. */
    static boolean isFirst(Handle handle) {
        handle.execute(LOCK);
        return handle.createQuery("SELECT NOT EXISTS (SELECT FROM api_key)")
                .mapTo(Boolean.class)
                .one();
    }
}
