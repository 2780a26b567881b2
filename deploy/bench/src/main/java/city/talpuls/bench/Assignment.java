package city.talpuls.bench;

import city.talpuls.model.topics.Topics;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;

/** Who reads which partitions, as Kafka has it. */
final class Assignment {

    private Assignment() {}

    /** Which partitions of the uplinks each instance of streams has at the moment, by the instances' names. */
    static Map<String, Set<Integer>> now(String bootstrapServers) throws InterruptedException {
        var settings = Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        Map<String, Set<Integer>> found = new TreeMap<>();
        try (var admin = Admin.create(settings)) {
            var groups = admin.describeConsumerGroups(Set.of(Topics.STREAMS_GROUP))
                    .all()
                    .get();
            groups.values().stream().flatMap(group -> group.members().stream()).forEach(member -> {
                // Kafka Streams adds the number of the thread.
                String instance = member.groupInstanceId().orElse("").replaceFirst("-\\d+$", "");
                for (TopicPartition place : member.assignment().topicPartitions()) {
                    if (place.topic().equals(Topics.UPLINKS.name())) {
                        found.computeIfAbsent(instance, name -> new TreeSet<>()).add(place.partition());
                    }
                }
            });
            return found;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say who reads what", e);
        }
    }
}
