package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class RegistryIT {

    private final TestApi api;
    private final TestDatabase rows;

    RegistryIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void aDeviceHasAllThatIsKnownOfIt() {
        rows.device("kluse-1", "Pegel Kluserbrücke", "Elberfeld", 51.2557, 7.1545);

        assertThat(api.get("/api/v1/devices/kluse-1").text()).isEqualTo("""
                {"id":"kluse-1","name":"Pegel Kluserbrücke","location":{"latitude":51.2557,"longitude":7.1545},\
                "district":"Elberfeld","visibility":"public","profile":null,"interval":null,"settings":{},"unclaimed":0,"firstSeen":"2026-11-01T00:00:00Z",\
                "lastSeen":"2026-11-23T10:00:00.123456Z","texts":{"state": "open"}}""");
    }

    @Test
    void whatIsNotKnownOfADeviceIsNullAndNotLeftOut() {
        rows.deviceNowhere("somewhere");

        JsonNode device = api.get("/api/v1/devices/somewhere").json();

        assertThat(device.get("location").isNull()).isTrue();
        assertThat(device.get("district").isNull()).isTrue();
        assertThat(device.get("texts").size()).isZero();
    }

    @Test
    void anUnknownDeviceIsNotFound() {
        TestApi.Answer answer = api.get("/api/v1/devices/nobody");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text()).isEqualTo("""
                {"type":"https://talpuls.city/problems/unknown-device","title":"There is no such device","status":404,\
                "detail":"there is no device 'nobody'","field":"id"}""");
    }

    @Test
    void everyDeviceIsOnExactlyOnePage() {
        for (int i = 0; i < 25; i++) {
            rows.deviceNowhere("Ä-%02d".formatted(i));
        }

        var found = new ArrayList<String>();
        JsonNode page = api.get("/api/v1/devices?limit=10").json();
        int pages = 1;
        page.get("items").forEach(item -> found.add(item.get("id").asText()));
        while (!page.get("next").isNull()) {
            page = api.get("/api/v1/devices?limit=10&cursor=" + page.get("next").asText())
                    .json();
            page.get("items").forEach(item -> found.add(item.get("id").asText()));
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(found).hasSize(25).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void aFullLastPageHasNoNext() {
        rows.deviceNowhere("a").deviceNowhere("b");

        assertThat(api.get("/api/v1/devices?limit=2").json().get("next").isNull())
                .isTrue();
    }

    @Test
    void datastreamsAreFoundByDeviceAndByProperty() {
        rows.deviceNowhere("a")
                .deviceNowhere("b")
                .datastream(1, "a", "temperature", "Cel")
                .datastream(2, "a", "fill_level", "%")
                .datastream(3, "b", "temperature", "Cel")
                .datastream(4, "b", "own thing", null);

        assertThat(ids("")).containsExactly(1, 2, 3, 4);
        assertThat(ids("?device=a")).containsExactly(1, 2);
        assertThat(ids("?property=temperature")).containsExactly(1, 3);
        assertThat(ids("?device=b&property=own%20thing")).containsExactly(4);
        assertThat(ids("?device=a&property=own%20thing")).isEmpty();
        assertThat(api.get("/api/v1/datastreams?device=b&property=own%20thing").text())
                .isEqualTo(
                        "{\"items\":[{\"id\":4,\"device\":\"b\",\"property\":\"own thing\",\"unit\":null}],\"next\":null}");
        assertThat(api.get("/api/v1/datastreams?device=c").status()).isEqualTo(404);
    }

    @Test
    void propertiesAreThoseThatHaveDatastreams() {
        rows.deviceNowhere("a")
                .deviceNowhere("b")
                .datastream(1, "a", "temperature", "Cel")
                .datastream(2, "b", "temperature", "Cel")
                .datastream(3, "b", "own thing", null);

        assertThat(api.get("/api/v1/properties").text()).isEqualTo("""
                {"items":[{"property":"own thing","unit":null,"datastreams":1},\
                {"property":"temperature","unit":"Cel","datastreams":2}],"next":null}""");
    }

    private List<Integer> ids(String query) {
        var ids = new ArrayList<Integer>();
        api.get("/api/v1/datastreams" + query)
                .json()
                .get("items")
                .forEach(item -> ids.add(item.get("id").asInt()));
        return ids;
    }
}
