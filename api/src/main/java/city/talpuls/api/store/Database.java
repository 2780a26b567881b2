package city.talpuls.api.store;

import com.zaxxer.hikari.HikariDataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/** The database, to be asked and changed. Questions go over connections that are read-only; each statement has a time limit. */
public final class Database implements AutoCloseable {

    private final HikariDataSource pool;
    private final HikariDataSource examinations;
    private final HikariDataSource changes;
    private final Jdbi jdbi;
    private final Jdbi examining;
    private final Jdbi changing;
    private volatile boolean ready;

    /**
     * @param pool for questions
     * @param examinations for questions that take long
     * @param changes for what changes something
     */
    Database(HikariDataSource pool, HikariDataSource examinations, HikariDataSource changes) {
        this.pool = pool;
        this.examinations = examinations;
        this.changes = changes;
        this.jdbi = Jdbi.create(pool).registerArgument(new InstantArgument());
        this.examining = Jdbi.create(examinations).registerArgument(new InstantArgument());
        this.changing = Jdbi.create(changes).registerArgument(new InstantArgument());
    }

    /**
     * Asks on a connection of its own.
     *
     * @throws X if the question does
     */
    public <T, X extends Exception> T ask(HandleCallback<T, X> question) throws X {
        if (!ready) {
            throw new DatabaseAwayException("the database is not there yet");
        }
        return jdbi.withHandle(question);
    }

    /**
     * Asks what may take minutes to answer, on a connection of its own, which is one of few.
     *
     * @throws X if the question does
     */
    public <T, X extends Exception> T examine(HandleCallback<T, X> question) throws X {
        if (!ready) {
            throw new DatabaseAwayException("the database is not there yet");
        }
        return examining.withHandle(question);
    }

    /**
     * Changes something, all of it or nothing.
     *
     * @throws X if the change does
     */
    public <T, X extends Exception> T change(HandleCallback<T, X> change) throws X {
        if (!ready) {
            throw new DatabaseAwayException("the database is not there yet");
        }
        return changing.inTransaction(change);
    }

    /** Says that the schema is up to date, so that questions can be asked. */
    void open() {
        ready = true;
    }

    @Override
    public void close() {
        pool.close();
        examinations.close();
        changes.close();
    }
}
