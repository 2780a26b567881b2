package city.talpuls.api.keys;

import city.talpuls.api.access.Role;
import city.talpuls.api.store.InstantArgument;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Makes keys of admins for whoever has the database itself, which is more than any key gives.
 *
 * @param url the database's JDBC address
 * @param username who owns the tables
 * @param password theirs
 */
public record AdminKeys(String url, String username, String password) {

    private static final String MAKER = "launcher";

    /**
     * Makes one.
     *
     * @throws IOException if the database does not answer, or has no table for keys
     */
    public KeyText make(String name, Instant now) throws IOException {
        var key = KeyText.create();
        try {
            Jdbi.create(url, username, password)
                    .registerArgument(new InstantArgument())
                    .useTransaction(handle -> insert(handle, key, name, now));
            return key;
        } catch (JdbiException e) {
            throw new IOException("the database: " + e.getMessage(), e);
        }
    }

    static void insert(Handle handle, KeyText key, String name, Instant now) {
        KeyRows.insert(
                handle,
                key,
                new ApiKey(key.id(), name, Role.ADMIN, List.of(), List.of(), now, MAKER, null, null, null));
    }

    @Override
    public String toString() {
        return username + " at " + url;
    }
}
