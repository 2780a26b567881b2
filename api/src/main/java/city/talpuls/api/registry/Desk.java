package city.talpuls.api.registry;

import city.talpuls.api.parameter.Cursor;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Page;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.registry.Registered.Origin;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.RegistryEntry;
import io.micronaut.http.HttpResponse;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with entries of one kind.
 *
 * @param <T> the entries
 * @param <A> how they are answered
 */
final class Desk<T extends RegistryEntry, A> {

    /** Makes an entry of a form. */
    interface Reader<T> {
        T read(String id, Form form);
    }

    /** Looks at an entry before it is written, and throws a problem if it cannot be; holds what it builds on. */
    interface Check<T> {
        void check(Handle handle, T entry);
    }

    private final Entries entries;
    private final EntryKey.Kind kind;
    private final Class<T> type;
    private final Reader<T> reader;
    private final Check<T> check;
    private final Function<Registered<T>, A> answer;
    private final EntryKey.@Nullable Kind users;

    /**
     * @param users entries of what kind may name these in the field of their kind's name, or in a list of its plural, if
     *     any do
     */
    Desk(
            Entries entries,
            EntryKey.Kind kind,
            Class<T> type,
            Reader<T> reader,
            Check<T> check,
            Function<Registered<T>, A> answer,
            EntryKey.@Nullable Kind users) {
        this.entries = entries;
        this.kind = kind;
        this.type = type;
        this.reader = reader;
        this.check = check;
        this.answer = answer;
        this.users = users;
    }

    Page<A> list(Limit limit, @Nullable Cursor cursor) {
        String after = cursor == null ? "" : cursor.read(list(), 1, List::getFirst);
        Page<Registered<T>> page = Page.of(
                entries.after(type, kind, after, limit),
                limit,
                last -> Cursor.of(list(), last.entry().key().id()));
        return new Page<>(page.items().stream().map(answer).toList(), page.next());
    }

    private String list() {
        return kind.label() + "s";
    }

    A one(String id) {
        return answer.apply(entries.require(type, new EntryKey(kind, id)));
    }

    /** Makes an entry that is not there yet; its id stands in the form. */
    HttpResponse<A> create(byte[] body) {
        Form form = Form.of(body);
        T entry = read(form.requiredText("id"), form);
        if (entries.find(type, entry.key())
                .filter(there -> there.origin() == Origin.OPERATOR)
                .isPresent()) {
            throw conflict("there is a " + kind.label() + " '" + entry.key().id() + "' already");
        }
        return write(entry);
    }

    /** Writes an entry, whether or not there is one with its id. */
    HttpResponse<A> put(String id, byte[] body) {
        Form form = Form.of(body);
        String inBody = form.text("id");
        if (inBody != null && !inBody.equals(id)) {
            throw form.wrong("id", "is '" + inBody + "', and the address says '" + id + "'");
        }
        return write(read(id, form));
    }

    private T read(String id, Form form) {
        form.text("origin"); // What was answered may come back as it is.
        T entry = reader.read(id, form);
        form.requireNothingElse();
        return entry;
    }

    private HttpResponse<A> write(T entry) {
        boolean isNew = entries.change(handle -> {
            check.check(handle, entry);
            return entries.put(handle, entry);
        });
        return Answers.written(
                isNew,
                "/api/v1/" + kind.label() + "s/" + entry.key().id(),
                answer.apply(new Registered<>(entry, Origin.OPERATOR)));
    }

    /** Takes an operator's entry away; what was shipped under its id is there again. */
    HttpResponse<?> remove(String id) {
        var key = new EntryKey(kind, id);
        entries.change(handle -> {
            if (entries.shipped(key).isEmpty()) {
                requireUnused(handle, id);
            }
            if (!entries.remove(handle, key)) {
                if (entries.shipped(key).isPresent()) {
                    throw conflict("the " + kind.label() + " '" + id + "' is shipped with the platform and stays");
                }
                throw Entries.unknown(key);
            }
            return true;
        });
        return HttpResponse.noContent();
    }

    private void requireUnused(Handle handle, String id) {
        if (users != null) {
            List<String> used = entries.users(handle, users, kind.label(), id);
            if (!used.isEmpty()) {
                throw conflict("the " + kind.label() + " '" + id + "' is used by the " + users.label() + "s "
                        + String.join(", ", used));
            }
        }
    }

    static ProblemException conflict(String detail) {
        return new ProblemException(Problem.of(ProblemType.CONFLICT, "id", detail));
    }
}
