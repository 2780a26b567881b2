package city.talpuls.streams.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records that are written in one transaction: what they say, and which cannot be read. */
final class Batch<T> {

    private final List<Message<T>> messages = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Integer, Long> counted = new HashMap<>();
    private final Map<Integer, Long> ends = new HashMap<>();

    /** Reads the records; what stands alone is a batch by itself. There is always a last one, possibly empty. */
    static <T> List<Batch<T>> of(Iterable<ConsumerRecord<String, byte[]>> records, Reader<T> reader, Sink<T> sink) {
        List<Batch<T>> batches = new ArrayList<>();
        var batch = new Batch<T>();
        for (ConsumerRecord<String, byte[]> origin : records) {
            Optional<T> value;
            try {
                value = reader.read(origin);
            } catch (RuntimeException e) {
                batch.refuse(origin, e);
                continue;
            }
            boolean alone = value.isPresent() && sink.standsAlone(value.get());
            if (alone) {
                batches.add(batch);
                batch = new Batch<>();
            }
            batch.add(origin, value, sink);
            if (alone) {
                batches.add(batch);
                batch = new Batch<>();
            }
        }
        batches.add(batch);
        return batches;
    }

    private void add(ConsumerRecord<String, byte[]> origin, Optional<T> value, Sink<T> sink) {
        ends.put(origin.partition(), origin.offset() + 1);
        if (value.isPresent()) {
            messages.add(new Message<>(origin, value.get()));
            if (sink.isMessage(value.get())) {
                counted.merge(origin.partition(), 1L, Long::sum);
            }
        }
    }

    private void refuse(ConsumerRecord<String, byte[]> origin, RuntimeException why) {
        ends.put(origin.partition(), origin.offset() + 1);
        counted.merge(origin.partition(), 1L, Long::sum);
        refusals.add(Refusal.of(origin, why));
    }

    List<Message<T>> messages() {
        return messages;
    }

    /** What those say that are not refused. */
    List<T> stored() {
        Set<ConsumerRecord<String, byte[]>> refused = Collections.newSetFromMap(new IdentityHashMap<>());
        refusals.forEach(refusal -> refused.add(refusal.origin()));
        return messages.stream()
                .filter(message -> !refused.contains(message.origin()))
                .map(Message::value)
                .toList();
    }

    /** Those that cannot be stored, to which more may come. */
    List<Refusal> refusals() {
        return refusals;
    }

    /** How many of a partition's records count as messages. */
    long counted(int partition) {
        return counted.getOrDefault(partition, 0L);
    }

    /** The offset after its last record of each partition that it has records of. */
    Map<Integer, Long> ends() {
        return ends;
    }
}
