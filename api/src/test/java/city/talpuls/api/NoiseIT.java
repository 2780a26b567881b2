package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How loud it was by day, in the evening and at night. */
@ExtendWith(RunningApi.class)
class NoiseIT {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant JUNE = Instant.parse("2025-05-31T22:00:00Z");
    private static final String ON_JUNE_1 = "&from=2025-05-31T22:00:00Z&to=2025-06-01T22:00:00Z";
    private static final Offset<Double> A_HUNDREDTH = within(0.005);

    private final TestApi api;
    private final TestDatabase rows;

    NoiseIT(TestApi api) {
        this.api = api;
        this.rows = api.empty()
                .device("tal", "Talachse", "Elberfeld", 51.257, 7.149)
                .device("berg", "Auf dem Berg", "Elberfeld", 51.26, 7.15)
                .datastream(1, "tal", "sound_level", "dB[A]")
                .datastream(2, "tal", "temperature", "Cel")
                .datastream(3, "berg", "sound_level", "dB[A]");
    }

    @Test
    void aDayIsToldByItsParts() {
        hear(1, 65, 60, 55);

        JsonNode noise = items("?device=tal" + ON_JUNE_1).get(0);

        assertThat(noise.get("device").asText()).isEqualTo("tal");
        assertThat(noise.get("from").asText()).isEqualTo("2025-05-31T22:00:00Z");
        assertThat(noise.get("to").asText()).isEqualTo("2025-06-01T22:00:00Z");
        assertThat(noise.get("days").asInt()).isEqualTo(1);
        assertThat(noise.get("lDay").asDouble()).isEqualTo(65, A_HUNDREDTH);
        assertThat(noise.get("lEvening").asDouble()).isEqualTo(60, A_HUNDREDTH);
        assertThat(noise.get("lNight").asDouble()).isEqualTo(55, A_HUNDREDTH);
        assertThat(noise.get("lDen").asDouble()).isEqualTo(65, A_HUNDREDTH);
        assertThat(noise.get("day").toString()).isEqualTo("{\"hours\":12,\"expectedHours\":12}");
        assertThat(noise.get("evening").toString()).isEqualTo("{\"hours\":4,\"expectedHours\":4}");
        assertThat(noise.get("night").toString()).isEqualTo("{\"hours\":8,\"expectedHours\":8}");
    }

    @Test
    void readingsAreAveragedAsEnergyAndHoursCountAlike() {
        Instant noon = Instant.parse("2025-06-01T10:00:00Z");
        rows.reading(1, noon, 60).reading(1, noon.plusSeconds(60), 70).reading(1, noon.plusSeconds(3600), 67.4036);

        JsonNode noise = items("?device=tal" + ON_JUNE_1).get(0);

        assertThat(noise.get("lDay").asDouble()).isEqualTo(67.40, A_HUNDREDTH);
        assertThat(noise.get("day").get("hours").asInt()).isEqualTo(2);
        assertThat(noise.get("lNight").isNull()).isTrue();
        assertThat(noise.get("lDen").isNull()).isTrue();
    }

    @Test
    void whatIsDoubtfulOrNoSoundDoesNotCount() {
        Instant noon = Instant.parse("2025-06-01T10:00:00Z");
        rows.reading(1, noon, 60)
                .reading(1, noon.plusSeconds(60), 90, 8)
                .reading(1, noon.plusSeconds(120), 1e100)
                .reading(1, noon.plusSeconds(180), -1e100);

        assertThat(items("?device=tal" + ON_JUNE_1).get(0).get("lDay").asDouble())
                .isEqualTo(60, A_HUNDREDTH);
    }

    @Test
    void onlyWholeDaysCount() {
        hear(1, 65, 60, 55);
        rows.readings(1, JUNE.plus(Duration.ofDays(1)), 60);

        JsonNode noise = items("?device=tal&from=2025-05-31T12:00:00Z&to=2025-06-02T21:59:59Z")
                .get(0);

        assertThat(noise.get("from").asText()).isEqualTo("2025-05-31T22:00:00Z");
        assertThat(noise.get("to").asText()).isEqualTo("2025-06-01T22:00:00Z");
    }

    @Test
    void aNightIsShorterWhenTheClocksGoForward() {
        JsonNode noise = items("?device=tal&from=2025-03-29T23:00:00Z&to=2025-03-30T22:00:00Z")
                .get(0);

        assertThat(noise.get("night").toString()).isEqualTo("{\"hours\":0,\"expectedHours\":7}");
    }

    @Test
    void theLastSevenDaysAreMeantIfNobodySays() {
        JsonNode noise = items("?device=tal").get(0);

        assertThat(noise.get("days").asInt()).isEqualTo(7);
        assertThat(Instant.parse(noise.get("to").asText()))
                .isEqualTo(Instant.now()
                        .atZone(BERLIN)
                        .toLocalDate()
                        .atStartOfDay(BERLIN)
                        .toInstant());
    }

    @Test
    void aDistrictIsToldDeviceByDevice() {
        hear(1, 65, 60, 55);

        JsonNode items = items("?district=Elberfeld" + ON_JUNE_1);

        assertThat(items.findValuesAsText("device")).containsExactly("berg", "tal");
        assertThat(items.get(0).get("lDen").isNull()).isTrue();
        assertThat(items.get(0).get("day").toString()).isEqualTo("{\"hours\":0,\"expectedHours\":12}");
        assertThat(items.get(1).get("lDen").asDouble()).isEqualTo(65, A_HUNDREDTH);
        assertThat(items("?district=Ronsdorf" + ON_JUNE_1)).isEmpty();
    }

    /** A reading in each hour of June 1. */
    private void hear(int datastream, double day, double evening, double night) {
        for (int hour = 0; hour < 24; hour++) {
            double level = hour < 6 || hour >= 22 ? night : hour < 18 ? day : evening;
            rows.reading(datastream, JUNE.plus(Duration.ofHours(hour)).plusSeconds(1234), level);
        }
    }

    private JsonNode items(String question) {
        TestApi.Answer answer = api.get("/api/v1/noise" + question);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("items");
    }
}
