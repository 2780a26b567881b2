/**
 * The contract between ingest, streams and api: the names of the Kafka topics, what their keys and values are, and how
 * these become bytes and back. Start at {@link city.talpuls.model.topics.Topics}; the JSON is described in {@code
 * docs/topics.md}. Deliberately not here: anything that decides what a message means.
 */
@NullMarked
package city.talpuls.model.topics;

import org.jspecify.annotations.NullMarked;
