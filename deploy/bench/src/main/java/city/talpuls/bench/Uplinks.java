package city.talpuls.bench;

import java.time.Instant;

/** Messages that devices send, numbered from zero. */
interface Uplinks {

    String topic(long number);

    /**
     * The payload of a message.
     *
     * @param time of its measurements; of one device no two messages may have the same
     */
    byte[] payload(long number, Instant time);
}
