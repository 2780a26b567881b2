package city.talpuls.api.accounting;

import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * The numbers at one moment, as Kafka and the database have them.
 *
 * @param ends the end of each partition that messages pass on their way: uplinks, the streams' own, outcomes
 * @param committed how far the streams have read those that they read
 * @param progress how far the outcomes have been written into the database
 */
record Ledger(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed, List<Progress> progress) {

    private static final List<String> OUTCOMES =
            Topics.OUTCOMES.stream().map(Topic::name).toList();

    Accounting sum() {
        return Accounting.of(
                received(),
                messages(Topics.READINGS),
                messages(Topics.DUPLICATES) + refused(Topics.DUPLICATES),
                messages(Topics.DEAD_LETTERS) + refused(Topics.DEAD_LETTERS) + refused(Topics.READINGS),
                unread() + unwritten());
    }

    private long received() {
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(Topics.UPLINKS.name()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long messages(Topic outcome) {
        return sum(outcome, Progress::messages);
    }

    /** Readings that the store refused are dead letters; a duplicate or a dead letter stays what it is. */
    private long refused(Topic outcome) {
        return sum(outcome, Progress::refused);
    }

    private long sum(Topic outcome, ToLongFunction<Progress> number) {
        return progress.stream()
                .filter(row -> row.partition().topic().equals(outcome.name()))
                .mapToLong(number)
                .sum();
    }

    /** What the streams have still to read. A partition that they have never read is unread as a whole. */
    private long unread() {
        return ends.entrySet().stream()
                .filter(end -> !OUTCOMES.contains(end.getKey().topic()))
                .mapToLong(end -> Math.max(0, end.getValue() - committed.getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    /** What has come out of the streams and is not in the database yet. */
    private long unwritten() {
        return ends.entrySet().stream()
                .filter(end -> OUTCOMES.contains(end.getKey().topic()))
                .mapToLong(end -> Math.max(0, end.getValue() - written(end.getKey())))
                .sum();
    }

    private long written(TopicPartition partition) {
        return progress.stream()
                .filter(row -> row.partition().equals(partition))
                .mapToLong(Progress::nextOffset)
                .sum();
    }
}
