/**
 * Writes what the topology found into the time-series store. Each topic has a {@link
 * city.talpuls.streams.store.TopicWriter}, which takes a batch, hands it to a {@link city.talpuls.streams.store.Sink}
 * and notes in the same transaction how far it has come; so a batch is stored once, whatever is killed in between.
 * While the database is away, Kafka keeps the rest. Deliberately not here: queries.
 */
@NullMarked
package city.talpuls.streams.store;

import org.jspecify.annotations.NullMarked;
