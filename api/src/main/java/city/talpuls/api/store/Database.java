package city.talpuls.api.store;

import city.talpuls.api.access.Sight;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/**
 * The database, to be asked and changed. Questions go over connections that are read-only; each statement has a time limit.
 *
 * <p>A question finds what the caller may see whose request is being answered on this thread, under the names of the tables: if
 * that is not everything, of the tables that name devices only what is public is there, and what is his own. Where no request is
 * being answered, only what is public is there.
 */
public final class Database implements AutoCloseable {

    private final Pool questions;
    private final Pool examinations;
    private final Pool publicQuestions;
    private final Pool publicExaminations;
    private final Pool changes;
    private volatile boolean ready;

    /**
     * @param questions for questions of those who see everything
     * @param examinations the same, for those that take long
     * @param publicQuestions for questions of those who do not
     * @param publicExaminations the same, for those that take long
     * @param changes for what changes something
     */
    Database(Pool questions, Pool examinations, Pool publicQuestions, Pool publicExaminations, Pool changes) {
        this.questions = questions;
        this.examinations = examinations;
        this.publicQuestions = publicQuestions;
        this.publicExaminations = publicExaminations;
        this.changes = changes;
    }

    /**
     * Asks on a connection of its own.
     *
     * @throws X if the question does
     */
    public <T, X extends Exception> T ask(HandleCallback<T, X> question) throws X {
        return ask(questions, publicQuestions, question);
    }

    /**
     * Asks what may take minutes to answer, on a connection of its own, which is one of few.
     *
     * @throws X if the question does
     */
    public <T, X extends Exception> T examine(HandleCallback<T, X> question) throws X {
        return ask(examinations, publicExaminations, question);
    }

    /**
     * Asks as Talpuls itself, which sees everything: for answers that name no device, and those of which the asker takes care.
     *
     * @throws X if the question does
     */
    public <T, X extends Exception> T survey(HandleCallback<T, X> question) throws X {
        return ready(questions).withHandle(question);
    }

    /**
     * Changes something, all of it or nothing.
     *
     * @throws X if the change does
     */
    public <T, X extends Exception> T change(HandleCallback<T, X> change) throws X {
        return ready(changes).inTransaction(change);
    }

    private <T, X extends Exception> T ask(Pool whole, Pool open, HandleCallback<T, X> question) throws X {
        return switch (Sight.ofThisRequest()) {
            case Sight.Everything() -> ready(whole).withHandle(question);
            case Sight.Public(Set<String> own) when own.isEmpty() -> ready(open).withHandle(question);
            case Sight.Public(Set<String> own) ->
                ready(open).inTransaction(handle -> {
                    own(handle, own);
                    return question.withHandle(handle);
                });
        };
    }

    /** Until the transaction ends, so that whoever has the connection next is told nothing of it. */
    private static void own(Handle handle, Set<String> devices) {
        handle.createQuery("SELECT set_config('talpuls.own', cast(:devices AS text), true)")
                .bindArray("devices", String.class, devices)
                .mapTo(String.class)
                .one();
    }

    private Jdbi ready(Pool pool) {
        if (!ready) {
            throw new DatabaseAwayException("the database is not there yet");
        }
        return pool.jdbi();
    }

    /** Says that the schema is up to date, so that questions can be asked. */
    void open() {
        ready = true;
    }

    @Override
    public void close() {
        questions.close();
        examinations.close();
        publicQuestions.close();
        publicExaminations.close();
        changes.close();
    }
}
