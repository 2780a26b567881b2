package city.talpuls.api.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final TopicPartition UPLINKS_0 = new TopicPartition("talpuls.uplinks", 0);
    private static final TopicPartition UPLINKS_1 = new TopicPartition("talpuls.uplinks", 1);
    private static final TopicPartition BY_DEVICE =
            new TopicPartition("talpuls-streams-uplinks-by-device-repartition", 0);
    private static final TopicPartition READINGS = new TopicPartition("talpuls.readings", 0);
    private static final TopicPartition DUPLICATES = new TopicPartition("talpuls.duplicates", 0);
    private static final TopicPartition DEAD_LETTERS = new TopicPartition("talpuls.dead-letters", 1);

    @Test
    void beforeTheFirstMessageAllIsZero() {
        assertThat(new Ledger(Map.of(), Map.of(), List.of()).sum()).isEqualTo(new Accounting(0, 0, 0, 0, 0, 0));
    }

    @Test
    void whenAllIsWrittenNothingIsPending() {
        var ledger = new Ledger(
                Map.of(UPLINKS_0, 60L, UPLINKS_1, 40L, READINGS, 95L, DUPLICATES, 12L, DEAD_LETTERS, 8L),
                Map.of(UPLINKS_0, 60L, UPLINKS_1, 40L),
                List.of(
                        new Progress(READINGS, 95, 85, 0),
                        new Progress(DUPLICATES, 12, 10, 0),
                        new Progress(DEAD_LETTERS, 8, 5, 0)));

        assertThat(ledger.sum()).isEqualTo(new Accounting(100, 85, 10, 5, 0, 0));
    }

    @Test
    void aMessageIsPendingWhereverItIsOnItsWay() {
        var ledger = new Ledger(
                Map.of(UPLINKS_0, 10L, BY_DEVICE, 8L, READINGS, 6L),
                Map.of(UPLINKS_0, 8L, BY_DEVICE, 6L),
                List.of(new Progress(READINGS, 5, 5, 0)));

        assertThat(ledger.sum()).isEqualTo(new Accounting(10, 5, 0, 0, 5, 0));
    }

    @Test
    void whatTheStreamsHaveNeverReadIsPendingAsAWhole() {
        var ledger = new Ledger(Map.of(UPLINKS_0, 10L, UPLINKS_1, 3L), Map.of(UPLINKS_0, 10L), List.of());

        assertThat(ledger.sum()).isEqualTo(new Accounting(13, 0, 0, 0, 3, 10));
    }

    @Test
    void whatTheStoreRefusedIsDeadLetteredAndNotStored() {
        var ledger = new Ledger(
                Map.of(UPLINKS_0, 10L, READINGS, 8L, DUPLICATES, 1L, DEAD_LETTERS, 1L),
                Map.of(UPLINKS_0, 10L),
                List.of(
                        new Progress(READINGS, 8, 6, 2),
                        new Progress(DUPLICATES, 1, 0, 1),
                        new Progress(DEAD_LETTERS, 1, 0, 1)));

        assertThat(ledger.sum()).isEqualTo(new Accounting(10, 6, 1, 3, 0, 0));
    }

    @Test
    void aMessageThatIsNowhereShowsInTheBalance() {
        var ledger = new Ledger(
                Map.of(UPLINKS_0, 10L, READINGS, 9L), Map.of(UPLINKS_0, 10L), List.of(new Progress(READINGS, 9, 9, 0)));

        assertThat(ledger.sum().balance()).isEqualTo(1);
    }

    @Test
    void whoIsAheadOfAnOlderEndHasNoNegativeLag() {
        Map<TopicPartition, Long> ends = Map.of(UPLINKS_0, 10L, READINGS, 4L);
        var ledger = new Ledger(ends, Map.of(UPLINKS_0, 12L), List.of(new Progress(READINGS, 6, 6, 0)));

        assertThat(ledger.sum().pending()).isZero();
    }
}
