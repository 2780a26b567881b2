/**
 * Tells recipients of alerts: in come deliveries that are due, out go requests to webhooks, e-mails and messages over MQTT, and
 * word of what became of them. A delivery is told at least once, under the same key each time. Start at {@link
 * city.talpuls.streams.delivery.Deliverer}; what is told is written by {@link city.talpuls.streams.delivery.Letters}.
 * Deliberately not here: who is to be told of what, and SQL.
 */
@NullMarked
package city.talpuls.streams.delivery;

import org.jspecify.annotations.NullMarked;
