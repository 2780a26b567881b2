package city.talpuls.streams.store;

import city.talpuls.model.topics.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What was written of one topic since the process started. */
final class Tally {

    private final Counter messages;
    private final Counter batches;
    private final Counter refused;

    Tally(MeterRegistry metrics, Topic topic) {
        this.messages = Counter.builder("talpuls.store.messages")
                .description("Messages of a topic that were written into the store")
                .tag("topic", topic.name())
                .register(metrics);
        this.batches = Counter.builder("talpuls.store.batches")
                .description("Batches in which they were written, each in one transaction")
                .tag("topic", topic.name())
                .register(metrics);
        this.refused = Counter.builder("talpuls.store.refused")
                .description("Messages of a topic that cannot be stored")
                .tag("topic", topic.name())
                .register(metrics);
    }

    /** Counts a batch that is in the store. */
    void add(int read, int notTaken) {
        batches.increment();
        messages.increment(read - notTaken);
        refused.increment(notTaken);
    }
}
