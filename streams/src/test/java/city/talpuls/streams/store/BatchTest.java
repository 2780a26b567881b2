package city.talpuls.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.DeviceAggregates;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class BatchTest {

    /** Words, of which the empty one says nothing, "?" cannot be read, "!" stands alone, and "..." goes on with another. */
    private static final Reader<String> WORDS = origin -> {
        String word = new String(origin.value(), StandardCharsets.UTF_8);
        if (word.equals("?")) {
            throw new IllegalArgumentException("what?");
        }
        return word.isEmpty() ? Optional.empty() : Optional.of(word);
    };

    private static final Sink<String> SINK = new Sink<>() {
        @Override
        public boolean isMessage(String word) {
            return !word.equals("...");
        }

        @Override
        public boolean standsAlone(String word) {
            return word.equals("!");
        }

        @Override
        public List<DeviceAggregates> write(Connection connection, List<String> words) {
            throw new UnsupportedOperationException();
        }
    };

    @Test
    void whatStandsAloneIsABatchByItselfBetweenThoseBeforeAndAfter() {
        List<Batch<String>> batches = batches("a", "b", "!", "c");

        assertThat(batches)
                .extracting(
                        batch -> batch.messages().stream().map(Message::value).toList())
                .containsExactly(List.of("a", "b"), List.of("!"), List.of("c"));
        assertThat(batches).extracting(Batch::ends).containsExactly(Map.of(0, 2L), Map.of(0, 3L), Map.of(0, 4L));
    }

    @Test
    void whatSaysNothingIsPassedOverAndNeitherItNorWhatGoesOnCounts() {
        Batch<String> batch = batches("a", "", "...", "?").getFirst();

        assertThat(batch.messages()).extracting(Message::value).containsExactly("a", "...");
        assertThat(batch.refusals()).extracting(Refusal::detail).containsExactly("what?");
        assertThat(batch.counted(0)).isEqualTo(2);
        assertThat(batch.counted(1)).isZero();
        assertThat(batch.ends()).isEqualTo(Map.of(0, 4L));
    }

    @Test
    void thereIsALastBatchThoughNothingCame() {
        assertThat(batches()).singleElement().satisfies(batch -> {
            assertThat(batch.messages()).isEmpty();
            assertThat(batch.ends()).isEmpty();
        });
    }

    private static List<Batch<String>> batches(String... words) {
        List<ConsumerRecord<String, byte[]>> records = IntStream.range(0, words.length)
                .mapToObj(i -> new ConsumerRecord<>("t", 0, i, "", words[i].getBytes(StandardCharsets.UTF_8)))
                .toList();
        return Batch.of(records, WORDS, SINK);
    }
}
