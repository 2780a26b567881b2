package city.talpuls.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/c, false",
        "a/b, a/b/c, false",
        "a/b/c, a/b, false",
        "a/+, a/b, true",
        "a/+, a/, true",
        "a/+, a, false",
        "a/+, a/b/c, false",
        "+/b, a/b, true",
        "a/#, a, true",
        "a/#, a/b/c, true",
        "a/#, ab, false",
        "#, a/b, true",
        "#, /a, true",
        "+/+, /a, true",
        "#, $SYS/broker, false",
        "+/broker, $SYS/broker, false",
        "$SYS/#, $SYS/broker, true",
        "a/+, a/+, true",
        "a/+, a/#, false",
        "a/+/#, a/#, false",
        "a/#, a/+/#, true",
        "a/b, a/+, false",
        "#, #, true",
        "#, +/b, true"
    })
    void aFilterCoversWhatItSelectsAllOf(String filter, String asked, boolean covered) {
        assertThat(TopicFilter.of(filter).covers(TopicFilter.of(asked))).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        "a/b, a/b, true",
        "a/b, a/+, true",
        "a/b, a/c, false",
        "a/b, #, true",
        "a/+/c, a/b/+, true",
        "a/+/c, a/b/d, false",
        "a, a/#, true",
        "a, a/+/#, false",
        "a/b/c, a/b, false",
        "$SYS/a, #, false",
        "$SYS/a, +/a, false",
        "$SYS/a, $SYS/+, true"
    })
    void twoFiltersMeetIfOneTopicIsInBoth(String one, String other, boolean meet) {
        assertThat(TopicFilter.of(one).meets(TopicFilter.of(other))).isEqualTo(meet);
        assertThat(TopicFilter.of(other).meets(TopicFilter.of(one))).isEqualTo(meet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/#/b", "a#", "a/b+", "+a", ""})
    void aWildcardStandsAlone(String filter) {
        assertThat(TopicFilter.of(filter).isValid()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/", "a//b", "+", "#", "+/+/#", "a b/c"})
    void otherFiltersAreValid(String filter) {
        assertThat(TopicFilter.of(filter).isValid()).isTrue();
    }
}
