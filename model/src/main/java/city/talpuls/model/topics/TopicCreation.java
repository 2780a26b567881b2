package city.talpuls.model.topics;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topics that are missing, so that the parts of the platform can start in any order. */
public final class TopicCreation {

    private final Admin admin;
    private final int partitions;
    private final short replication;

    /**
     * @param admin a connection to Kafka
     * @param partitions of each topic that is made, unless it is in one order; topics that exist keep theirs
     * @param replication on how many brokers each is kept
     */
    public TopicCreation(Admin admin, int partitions, short replication) {
        this.admin = admin;
        this.partitions = partitions;
        this.replication = replication;
    }

    /**
     * Makes those of the topics that do not exist.
     *
     * @throws KafkaException if Kafka refuses or cannot be reached in time
     */
    public void create(List<Topic> topics) throws InterruptedException {
        Set<String> existing = await(admin.listTopics().names());
        var missing = topics.stream()
                .filter(topic -> !existing.contains(topic.name()))
                .map(topic -> new NewTopic(topic.name(), topic.inOneOrder() ? 1 : partitions, replication)
                        .configs(topic.config()))
                .collect(Collectors.toList());
        for (var made : admin.createTopics(missing).values().values()) {
            try {
                await(made);
            } catch (TopicExistsException e) {
                // Another part of the platform was faster, which is as good.
            }
        }
    }

    private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof KafkaException kafka) {
                throw kafka;
            }
            throw new KafkaException("the topics could not be made", e.getCause());
        }
    }
}
