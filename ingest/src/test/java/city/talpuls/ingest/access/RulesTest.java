package city.talpuls.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final String FILE = """
            # What anybody may do, and who knows whom.
            topic read public/#

            user gateway 1
            topic write talpuls/v1/gateway-1/+/up
            topic   both/ways
            topic deny talpuls/v1/gateway-1/secret/up
            topic readwrite with space/#

            user reader
            topic read talpuls/#
            topic deny talpuls/v1/+/secret/#

            pattern write talpuls/v1/%u/+/up
            pattern read clients/%c/#
            pattern deny talpuls/v1/+/broken/up
            """;

    private final Rules rules = parsed(FILE);

    @Test
    void aUserMayDoWhatItsLinesAllow() {
        assertThat(mayWrite("gateway 1", "talpuls/v1/gateway-1/kluse/up")).isTrue();
        assertThat(mayRead("gateway 1", "talpuls/v1/gateway-1/kluse/up")).isFalse();
        assertThat(mayWrite("gateway 1", "talpuls/v1/gateway-2/kluse/up")).isFalse();
        assertThat(mayWrite("gateway 1", "with space/x")).isTrue();
    }

    @Test
    void aLineWithoutAnAccessWordAllowsBoth() {
        assertThat(mayWrite("gateway 1", "both/ways")).isTrue();
        assertThat(mayRead("gateway 1", "both/ways")).isTrue();
    }

    @Test
    void ofLinesOfAKindTheOneThatDeniesCounts() {
        assertThat(mayWrite("gateway 1", "talpuls/v1/gateway-1/secret/up")).isFalse();
        assertThat(mayWrite("somebody", "talpuls/v1/somebody/broken/up")).isFalse();
    }

    @Test
    void asWithMosquittoATopicLineThatAllowsCountsBeforeAPatternThatDenies() {
        assertThat(mayWrite("gateway 1", "talpuls/v1/gateway-1/broken/up")).isTrue();
    }

    @Test
    void linesBeforeTheFirstUserAreForThoseWithoutALoginOnly() {
        assertThat(mayRead(null, "public/news")).isTrue();
        assertThat(mayRead("reader", "public/news")).isFalse();
        assertThat(mayWrite(null, "talpuls/v1/null/kluse/up")).isFalse();
    }

    @Test
    void patternsAreForEverybodyUnderTheirOwnName() {
        assertThat(mayWrite("reader", "talpuls/v1/reader/kluse/up")).isTrue();
        assertThat(mayWrite("unheard-of", "talpuls/v1/unheard-of/kluse/up")).isTrue();
        assertThat(mayWrite("unheard-of", "talpuls/v1/reader/kluse/up")).isFalse();
        assertThat(mayRead(null, "clients/the-client/x")).isTrue();
        assertThat(mayRead(null, "clients/another/x")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"+", "#", "a+b", "gateway-1/kluse"})
    void aNameThatLooksLikeAFilterIsNoneInAPattern(String name) {
        assertThat(mayWrite(name, "talpuls/v1/" + name + "/kluse/up")).isFalse();
        assertThat(mayWrite(name, "talpuls/v1/gateway-1/kluse/up")).isFalse();
        assertThat(rules.allow(new Rules.Who(null, name), Rules.Deed.READ, TopicFilter.of("clients/+/x")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "talpuls/v1/gateway-1/kluse/up, true",
        "talpuls/v1/gateway-1/+/up, false",
        "talpuls/v2/#, true",
        "talpuls/#, false",
        "#, false",
        "talpuls/v1/gateway-1/kluse/+, true"
    })
    void aFilterMayBeHeardIfAllOfItMay(String filter, boolean allowed) {
        assertThat(mayRead("reader", filter)).isEqualTo(allowed);
    }

    @Test
    void whereThereIsNoFileEverythingMayBeSentAndNothingHeard() {
        var who = new Rules.Who("anybody", "any-client");
        assertThat(Rules.SEND_ONLY.allow(who, Rules.Deed.WRITE, TopicFilter.of("talpuls/v1/a/b/up")))
                .isTrue();
        assertThat(Rules.SEND_ONLY.allow(who, Rules.Deed.WRITE, TopicFilter.of("$SYS/a")))
                .isFalse();
        assertThat(Rules.SEND_ONLY.allow(who, Rules.Deed.READ, TopicFilter.of("talpuls/v1/a/b/up")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "topic, needs something behind it",
        "user, needs something behind it",
        "topics read a/b, user",
        "topic reed a/b, 'read, write, readwrite or deny'",
        "topic read a/#/b, no topic filter",
        "pattern write a/dev-%u, alone between slashes"
    })
    void aLineOfAnotherFormIsNamed(String line, String why) {
        assertThatThrownBy(() -> Rules.parse(List.of("# a comment", "", line)))
                .isInstanceOfSatisfying(
                        BadLineException.class, e -> assertThat(e.line()).isEqualTo(3))
                .hasMessageContaining(why);
    }

    private boolean mayWrite(@Nullable String user, String topic) {
        return rules.allow(new Rules.Who(user, "the-client"), Rules.Deed.WRITE, TopicFilter.of(topic));
    }

    private boolean mayRead(@Nullable String user, String filter) {
        return rules.allow(new Rules.Who(user, "the-client"), Rules.Deed.READ, TopicFilter.of(filter));
    }

    private static Rules parsed(String file) {
        try {
            return Rules.parse(file.lines().toList());
        } catch (BadLineException e) {
            throw new AssertionError(e);
        }
    }
}
