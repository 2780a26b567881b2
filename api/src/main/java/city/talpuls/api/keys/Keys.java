package city.talpuls.api.keys;

import city.talpuls.api.access.Caller;
import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The keys that there are. Each request looks its key up, by its primary key: nothing is remembered, so that one that is
 * revoked counts no more at once, on every instance.
 */
@Singleton
public final class Keys {

    private static final String LIST = "keys";

    private final Database database;
    private final LastUses uses;
    private final InstantSource clock;

    Keys(Database database, LastUses uses, @Named("api") InstantSource clock) {
        this.database = database;
        this.uses = uses;
        this.clock = clock;
    }

    /** Whose key this is; nothing if it is none, or one that counts no more. */
    public Optional<Caller> caller(KeyText text) {
        return database.ask(handle -> KeyRows.proven(handle, text))
                .filter(key -> key.counts(clock.instant()))
                .map(key -> {
                    uses.note(key);
                    return key.caller();
                });
    }

    /** Those after a place in the list, in the order of their ids. */
    Page<ApiKey> page(@Nullable Cursor cursor, Limit limit) {
        String after = cursor == null ? "" : cursor.read(LIST, 1, List::getFirst);
        List<ApiKey> found = database.ask(handle -> KeyRows.after(handle, after, limit.items() + 1));
        return Page.of(found, limit, last -> Cursor.of(LIST, last.id()));
    }

    /**
     * One of them.
     *
     * @throws ProblemException if there is none
     */
    ApiKey one(String id) {
        return database.ask(handle -> find(handle, id));
    }

    /** Makes one. */
    NewKey create(KeyForm form, Caller by) {
        var text = KeyText.create();
        return database.change(handle -> {
            KeyRows.insert(
                    handle,
                    text,
                    new ApiKey(
                            text.id(),
                            form.name(),
                            form.role(),
                            form.scopes(),
                            form.devices(),
                            clock.instant(),
                            by.id(),
                            form.expiresAt(),
                            null,
                            null));
            return new NewKey(text.text(), find(handle, text.id()));
        });
    }

    /**
     * Takes one back; its row stays, for the audit log to be understood.
     *
     * @throws ProblemException if there is none
     */
    void revoke(String id) {
        database.change(handle -> {
            find(handle, id);
            return handle.createUpdate("UPDATE api_key SET revoked_at = coalesce(revoked_at, :now) WHERE id = :id")
                    .bind("now", clock.instant())
                    .bind("id", id)
                    .execute();
        });
    }

    private static ApiKey find(Handle handle, String id) {
        return KeyRows.find(handle, id)
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no key '" + id + "'")));
    }
}
