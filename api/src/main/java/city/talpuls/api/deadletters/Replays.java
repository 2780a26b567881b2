package city.talpuls.api.deadletters;

import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.topics.Topics;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Asks for dead letters to be read again, which the streams then do, and says what became of them. */
@Singleton
public final class Replays {

    /** Letters whose bytes are no message: what the store refused is kept as it lay on one of these topics. */
    private static final String NO_MESSAGE =
            "source IN ('" + Topics.READINGS.name() + "', '" + Topics.DEAD_LETTERS.name() + "')";

    private final Database database;

    Replays(Database database) {
        this.database = database;
    }

    /** Those of the devices whose messages wait for a profile. */
    public List<DeviceId> unclaimed(Handle handle, List<String> devices) {
        return handle.createQuery("""
                        SELECT DISTINCT device FROM dead_letter
                        WHERE state = 'open' AND reason = :reason AND device = ANY(:devices)""")
                .bind("reason", Reason.UNCLAIMED.code())
                .bindArray("devices", String.class, devices)
                .map((row, context) -> new DeviceId(row.getString("device")))
                .list();
    }

    /** Within a change: asks for all that waits for the device to be claimed. */
    public void askUnclaimed(Handle handle, DeviceId device) {
        ask(handle, "device = :device AND reason = :reason", null, Reason.UNCLAIMED, device);
    }

    /**
     * Asks for one letter.
     *
     * @throws ProblemException if there is none of that id, it is settled, or the message was not kept whole
     */
    AskedReplay one(String id) {
        return database.change(handle -> {
            String state = handle.createQuery("""
                            SELECT CASE WHEN size > octet_length(payload) THEN 'cut'
                                        WHEN %s THEN 'no message' ELSE state END
                            FROM dead_letter WHERE id = :id FOR UPDATE""".formatted(NO_MESSAGE))
                    .bind("id", id)
                    .mapTo(String.class)
                    .findOne()
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no dead letter '" + id + "'")));
            switch (state) {
                case "open" -> {}
                case "cut" ->
                    throw new ProblemException(Problem.of(
                            ProblemType.CONFLICT,
                            "id",
                            "of this message only the start was kept: it cannot be read again"));
                case "no message" ->
                    throw new ProblemException(
                            Problem.of(
                                    ProblemType.CONFLICT,
                                    "id",
                                    "kept is what the store refused, not the message it was read from: it cannot be read again"));
                case "asked", "sent" ->
                    throw new ProblemException(
                            Problem.of(ProblemType.CONFLICT, "id", "this message is being read again already"));
                default ->
                    throw new ProblemException(
                            Problem.of(ProblemType.CONFLICT, "id", "this message was read again: it is " + state));
            }
            return ask(handle, "id = :id", id, null, null);
        });
    }

    /** Asks for all open letters of a reason, of a device, or of both. */
    AskedReplay all(@Nullable Reason reason, @Nullable DeviceId device) {
        return database.change(handle -> ask(
                handle,
                (reason == null ? "true" : "reason = :reason") + " AND "
                        + (device == null ? "true" : "device = :device"),
                null,
                reason,
                device));
    }

    private static AskedReplay ask(
            Handle handle, String which, @Nullable String id, @Nullable Reason reason, @Nullable DeviceId device) {
        long replay = handle.createQuery("INSERT INTO replay (asked_at, letters) VALUES (now(), 0) RETURNING id")
                .mapTo(Long.class)
                .one();
        var update = handle.createUpdate("UPDATE dead_letter SET state = 'asked', replay = :replay WHERE state = 'open'"
                        + " AND coalesce(size, 0) <= octet_length(payload) AND NOT " + NO_MESSAGE + " AND " + which)
                .bind("replay", replay);
        if (id != null) {
            update.bind("id", id);
        }
        if (reason != null) {
            update.bind("reason", reason.code());
        }
        if (device != null) {
            update.bind("device", device.value());
        }
        int letters = update.execute();
        handle.execute("UPDATE replay SET letters = ? WHERE id = ?", letters, replay);
        return new AskedReplay(Long.toString(replay), letters);
    }

    /**
     * What became of a replay so far.
     *
     * @throws ProblemException if there is none of that id
     */
    ReplayOutcome outcome(long id) {
        return database.ask(handle -> {
            List<ReplayOutcome.Failed> failed = handle.createQuery("""
                            SELECT reason, count(*) AS count FROM dead_letter
                            WHERE replay = :id AND state = 'open' GROUP BY reason ORDER BY reason""")
                    .bind("id", id)
                    .map((row, context) -> new ReplayOutcome.Failed(row.getString("reason"), row.getLong("count")))
                    .list();
            return handle.createQuery("""
                            SELECT asked_at, letters,
                                count(dead_letter.id) FILTER (WHERE state IN ('asked', 'sent')) AS waiting,
                                count(dead_letter.id) FILTER (WHERE state = 'stored') AS stored,
                                count(dead_letter.id) FILTER (WHERE state = 'duplicate') AS duplicate
                            FROM replay LEFT JOIN dead_letter ON dead_letter.replay = replay.id
                            WHERE replay.id = :id GROUP BY replay.id""")
                    .bind("id", id)
                    .map((row, context) -> new ReplayOutcome(
                            Long.toString(id),
                            row.getTimestamp("asked_at").toInstant(),
                            row.getLong("letters"),
                            row.getLong("waiting"),
                            row.getLong("stored"),
                            row.getLong("duplicate"),
                            failed))
                    .findOne()
                    .orElseThrow(() -> new ProblemException(
                            Problem.of(ProblemType.UNKNOWN_ENTRY, "id", "there is no replay '" + id + "'")));
        });
    }
}
