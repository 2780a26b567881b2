package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class LatestIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final TestApi api;
    private final TestDatabase rows;

    LatestIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void theLatestIsTheLatestMeasuredNotTheLatestWritten() {
        rows.device("kluse-1", "Pegel Kluserbrücke", "Elberfeld", 51.2557, 7.1545)
                .datastream(3, "kluse-1", "water_level", "cm")
                .reading(3, NOON, 31)
                .reading(3, NOON.minusSeconds(600), 99);

        TestApi.Answer answer = api.get("/api/v1/latest?property=water_level");

        assertThat(answer.header("Content-Type")).isEqualTo("application/geo+json");
        assertThat(answer.text()).isEqualTo("""
                {"type":"FeatureCollection","features":[{"type":"Feature","id":3,\
                "geometry":{"type":"Point","coordinates":[7.1545,51.2557]},\
                "properties":{"device":"kluse-1","name":"Pegel Kluserbrücke","district":"Elberfeld",\
                "property":"water_level","unit":"cm","time":"2026-11-23T12:00:00Z","value":31.0,"quality":"good"}}]}""");
    }

    @Test
    void unlessAPropertyIsNamedTheLatestOfAllIsGiven() {
        rows.device("a", "a", "Barmen", 51.27, 7.2)
                .datastream(1, "a", "temperature", "Cel")
                .datastream(2, "a", "pressure", "hPa")
                .reading(1, NOON, 5)
                .reading(2, NOON, 1000);

        assertThat(api.get("/api/v1/latest?district=Barmen").json().findValuesAsText("property"))
                .containsExactly("temperature", "pressure");
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        rows.deviceNowhere("a").datastream(1, "a", "temperature", "Cel").reading(1, NOON, 5);
        String tag = api.get("/api/v1/latest").header("ETag");

        assertThat(withTag(tag).status()).isEqualTo(304);
        rows.reading(1, NOON.plusSeconds(1), 6);
        assertThat(withTag(tag).status()).isEqualTo(200);
    }

    @Test
    void whoStandsNowhereHasNoGeometry() {
        rows.deviceNowhere("a").datastream(1, "a", "temperature", "Cel").reading(1, NOON, 5);

        assertThat(api.get("/api/v1/latest?property=temperature")
                        .json()
                        .get("features")
                        .get(0)
                        .get("geometry")
                        .isNull())
                .isTrue();
    }

    @Test
    void whoNeverMeasuredIsLeftOut() {
        rows.deviceNowhere("a").datastream(1, "a", "temperature", "Cel");

        assertThat(api.get("/api/v1/latest?property=temperature").json().get("features"))
                .isEmpty();
    }

    @Test
    void devicesAreFoundByBoxAndDistrict() {
        rows.device("west", "west", "Vohwinkel", 51.23, 7.07)
                .device("east", "east", "Oberbarmen", 51.28, 7.21)
                .deviceNowhere("nowhere")
                .datastream(1, "west", "temperature", "Cel")
                .datastream(2, "east", "temperature", "Cel")
                .datastream(3, "nowhere", "temperature", "Cel")
                .reading(1, NOON, 1)
                .reading(2, NOON, 2)
                .reading(3, NOON, 3);

        assertThat(ids("")).containsExactly(1, 2, 3);
        assertThat(ids("&bbox=7.0,51.2,7.1,51.3")).containsExactly(1);
        assertThat(ids("&bbox=7.1,51.2,7.3,51.3")).containsExactly(2);
        assertThat(ids("&bbox=7.2,51.2,7.1,51.3")).containsExactly(1, 2);
        assertThat(ids("&district=Oberbarmen")).containsExactly(2);
        assertThat(ids("&district=Oberbarmen&bbox=7.0,51.2,7.1,51.3")).isEmpty();
    }

    private TestApi.Answer withTag(String tag) {
        return api.send(HttpRequest.newBuilder(api.uri("/api/v1/latest"))
                .header("If-None-Match", tag)
                .build());
    }

    private List<Integer> ids(String more) {
        var ids = new ArrayList<Integer>();
        api.get("/api/v1/latest?property=temperature" + more)
                .json()
                .get("features")
                .forEach(feature -> ids.add(feature.get("id").asInt()));
        return ids;
    }
}
