package city.talpuls.streams.topology;

import city.talpuls.model.topics.Topic;
import city.talpuls.model.topics.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Node;
import org.apache.kafka.streams.TopologyDescription.Sink;
import org.apache.kafka.streams.TopologyDescription.Source;

/** Where in a topology the outcome of a message is still to come. */
final class Outcomes {

    private static final Set<String> TOPICS =
            Topics.OUTCOMES.stream().map(Topic::name).collect(Collectors.toSet());

    private final List<Node> nodes;

    Outcomes(Topology topology) {
        this.nodes = topology.describe().subtopologies().stream()
                .flatMap(part -> part.nodes().stream())
                .toList();
    }

    /** The steps from which a way leads to an outcome, be it by a topic of the topology's own. */
    Set<String> stepsBefore() {
        Set<String> before = new HashSet<>();
        while (nodes.stream().anyMatch(node -> leadsToOutcome(node, before) && before.add(node.name()))) {
            // Once more, for those that lead to what was found.
        }
        return before;
    }

    private boolean leadsToOutcome(Node node, Set<String> before) {
        if (node instanceof Sink sink) {
            return TOPICS.contains(sink.topic())
                    || nodes.stream().anyMatch(other -> reads(other, sink.topic()) && before.contains(other.name()));
        }
        return node.successors().stream().anyMatch(next -> before.contains(next.name()));
    }

    private static boolean reads(Node node, String topic) {
        return node instanceof Source source
                && source.topicSet() != null
                && source.topicSet().contains(topic);
    }
}
