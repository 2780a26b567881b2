package city.talpuls.api.accounting;

import city.talpuls.api.kafka.KafkaClients;
import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka for the offsets that the accounting needs. */
@Singleton
final class Offsets {

    private static final String OWN = Topics.STREAMS_GROUP + "-";
    private static final String REPARTITION = "-repartition";

    private final KafkaClients clients;

    Offsets(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * The ledger at this moment. The order makes the sum steady while messages flow: what the streams have read and
     * what they have written is asked for at the same time; the uplinks come last, where they count as received and as
     * unread alike.
     *
     * @param progress as it was read just before
     * @throws KafkaException if Kafka is away
     */
    Ledger ledger(List<Progress> progress) throws InterruptedException {
        Admin admin = clients.admin();
        List<TopicPartition> uplinks = partitions(admin, List.of(Topics.UPLINKS.name()));
        List<TopicPartition> others = partitions(admin, otherTopics(admin));

        var group = admin.listConsumerGroupOffsets(Topics.STREAMS_GROUP).partitionsToOffsetAndMetadata();
        ListOffsetsResult otherEnds = ends(admin, others);
        Map<TopicPartition, Long> committed = new HashMap<>();
        try {
            await(group).forEach((partition, offset) -> {
                if (offset != null) {
                    committed.put(partition, offset.offset());
                }
            });
        } catch (GroupIdNotFoundException e) {
            // The streams have never read anything.
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        collect(otherEnds, others, ends);
        collect(ends(admin, uplinks), uplinks, ends);
        return new Ledger(ends, committed, progress);
    }

    private static List<String> otherTopics(Admin admin) throws InterruptedException {
        Set<String> all = await(
                admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        Stream<String> repartitions = all.stream().filter(name -> name.startsWith(OWN) && name.endsWith(REPARTITION));
        return Stream.concat(
                        repartitions, Topics.OUTCOMES.stream().map(Topic::name).filter(all::contains))
                .toList();
    }

    private static List<TopicPartition> partitions(Admin admin, Collection<String> topics) throws InterruptedException {
        var partitions = new ArrayList<TopicPartition>();
        for (var description : admin.describeTopics(topics).topicNameValues().values()) {
            try {
                var topic = await(description);
                topic.partitions()
                        .forEach(partition -> partitions.add(new TopicPartition(topic.name(), partition.partition())));
            } catch (UnknownTopicOrPartitionException e) {
                // Nobody has ever sent anything.
            }
        }
        return partitions;
    }

    private static ListOffsetsResult ends(Admin admin, List<TopicPartition> partitions) {
        return admin.listOffsets(
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
    }

    private static void collect(
            ListOffsetsResult result, List<TopicPartition> partitions, Map<TopicPartition, Long> ends)
            throws InterruptedException {
        for (TopicPartition partition : partitions) {
            ends.put(partition, await(result.partitionResult(partition)).offset());
        }
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException kafka) {
                throw kafka;
            }
            throw new KafkaException(e.getCause());
        }
    }
}
