package city.talpuls.streams.store;

import java.sql.SQLException;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that cannot be stored.
 *
 * @param origin as it lies on the topic
 * @param detail why, in a sentence that any database can keep
 */
record Refusal(ConsumerRecord<String, byte[]> origin, String detail) {

    private static final int LONGEST = 500;

    /**
     * Classes of SQLState that blame no message: no connection, no login, transactions that met, no resources, objects in
     * use, an operator at work, a disk.
     */
    private static final Set<String> TROUBLE = Set.of("08", "25", "28", "3D", "3F", "40", "53", "55", "57", "58");

    /** The same, where the class says too little: no right, no such table, column or function, and a broken index. */
    private static final Set<String> TROUBLES = Set.of("42501", "42P01", "42703", "42883", "XX001", "XX002");

    /** The record was refused for this. */
    static Refusal of(ConsumerRecord<String, byte[]> origin, Exception why) {
        String detail = String.valueOf(why.getMessage()).replace('\0', '\uFFFD');
        return new Refusal(origin, detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail);
    }

    /** Whether somebody failed on what is in a message; otherwise it may be tried again. */
    static boolean isOfTheMessage(Exception why) {
        if (!(why instanceof SQLException sql)) {
            return !(why instanceof Datastreams.RenumberedException);
        }
        String state = sql.getSQLState();
        return state != null
                && state.length() == 5
                && !TROUBLE.contains(state.substring(0, 2))
                && !TROUBLES.contains(state);
    }

    /** Where the record lies. */
    String place() {
        return origin.topic() + "-" + origin.partition() + "-" + origin.offset();
    }
}
