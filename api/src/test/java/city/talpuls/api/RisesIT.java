package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How fast a river rises. */
@ExtendWith(RunningApi.class)
class RisesIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String RISES =
            "/api/v1/rises?device=kluse&property=water_level&from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z";

    private final TestApi api;
    private final TestDatabase rows;

    RisesIT(TestApi api) {
        this.api = api;
        this.rows = api.empty().deviceNowhere("kluse").datastream(1, "kluse", "water_level", "cm");
    }

    @BeforeEach
    void measure() {
        rows.reading(1, NOON, 100)
                .reading(1, NOON.plusSeconds(1800), 110)
                .reading(1, NOON.plusSeconds(3600), 125)
                .reading(1, NOON.plusSeconds(5400), 142);
    }

    private List<String> points(JsonNode answer) {
        List<String> points = new ArrayList<>();
        answer.get("points")
                .forEach(point -> points.add(point.get("time").textValue().substring(11, 16) + " "
                        + point.get("value").doubleValue() + " since "
                        + point.get("since").textValue().substring(11, 16)));
        return points;
    }

    @Test
    void eachReadingIsHeldAgainstTheOneAnHourBefore() {
        JsonNode answer = api.get(RISES).json();

        assertThat(points(answer))
                .containsExactly("12:30 20.0 since 12:00", "13:00 25.0 since 12:00", "13:30 32.0 since 12:30");
        assertThat(answer.get("per").textValue()).isEqualTo("PT1H");
        assertThat(answer.at("/datastream/unit").textValue()).isEqualTo("cm");
        assertThat(answer.get("next").isNull()).isTrue();
    }

    @Test
    void whatIsTooFarFromTheSpanBeforeSaysNothing() {
        assertThat(points(api.get(RISES + "&per=PT15M").json())).isEmpty();
        assertThat(points(api.get(RISES + "&per=PT2H").json()))
                .containsExactly("13:00 50.0 since 12:00", "13:30 56.0 since 12:00");
    }

    @Test
    void readingsInDoubtAreNeitherHeldNorHeldAgainst() {
        rows.reading(1, NOON.plusSeconds(3700), 900, 32).reading(1, NOON.plusSeconds(1700), 900, 32);

        assertThat(points(api.get(RISES).json())).hasSize(3).last().isEqualTo("13:30 32.0 since 12:30");
    }

    @Test
    void pagesFollowEachOther() {
        JsonNode first = api.get(RISES + "&limit=2").json();
        assertThat(points(first)).hasSize(2);

        String next = RISES + "&limit=2&cursor=" + first.get("next").textValue();
        assertThat(points(api.get(next).json())).containsExactly("13:30 32.0 since 12:30");
        assertThat(api.get(next + "&per=PT2H").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"per=PT1M, per", "per=P2D, per", "per=often, per", "limit=0, limit", "cursor=x, cursor"})
    void whatCannotBeAskedNamesTheParameter(String parameter, String field) {
        TestApi.Answer refused = api.get(RISES + "&" + parameter);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("field").textValue()).isEqualTo(field);
    }
}
