package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class DeadLettersIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final TestApi api;
    private final TestDatabase rows;

    DeadLettersIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void aDeadLetterHasItsReasonAndItsBytes() {
        rows.deadLetter("3-1042", NOON, "not-json", "no{".getBytes(StandardCharsets.UTF_8));

        assertThat(api.get("/api/v1/dead-letters").text()).isEqualTo("""
                {"items":[{"id":"3-1042","receivedAt":"2026-11-23T12:00:00Z","source":"talpuls/v1/gw/dev/up",\
                "reason":"not-json","detail":"in detail","stage":"envelope","device":null,"state":"open","attempts":1,"settledAt":null,"payload":"bm97"}],"next":null}""");
    }

    @Test
    void theNewestComeFirstAndEachOnce() {
        for (int i = 0; i < 10; i++) {
            rows.deadLetter("0-" + i, NOON.plusSeconds(i / 3), i % 2 == 0 ? "empty" : "not-json", new byte[0]);
        }

        assertThat(ids("?limit=3"))
                .containsExactly("0-9", "0-8", "0-7", "0-6", "0-5", "0-4", "0-3", "0-2", "0-1", "0-0");
        assertThat(ids("?limit=2&reason=empty")).containsExactly("0-8", "0-6", "0-4", "0-2", "0-0");
        assertThat(ids("?reason=no-device")).isEmpty();
    }

    @Test
    void longLettersMakeShortPagesAndNoneIsLeftOut() {
        for (int i = 0; i < 5; i++) {
            rows.deadLetter("0-" + i, NOON.plusSeconds(i), "too-large", new byte[6 * 1024 * 1024]);
        }

        JsonNode first = api.get("/api/v1/dead-letters").json();

        assertThat(first.get("items")).hasSize(3);
        assertThat(ids("?limit=100")).hasSize(5);
    }

    @Test
    void whatTheStoreRefusedIsShownAndNotReadAgain() {
        rows.deadLetter("talpuls.readings-0-7", NOON, "store-refused", new byte[] {'{', '}'})
                .lettersAreFrom("talpuls.readings")
                .deadLetter("0-1", NOON, "store-refused", new byte[] {'{'});

        assertThat(api.get("/api/v1/dead-letters?reason=store-refused")
                        .json()
                        .at("/items/0/stage")
                        .textValue())
                .isEqualTo("platform");
        assertThat(replay("/talpuls.readings-0-7/replay").status()).isEqualTo(409);
        assertThat(replay("/replay?reason=store-refused").json().get("letters").intValue())
                .isEqualTo(1);
    }

    @Test
    void deadLettersAreReadAgainOneOrAllOfAReason() {
        rows.deadLetter("0-1", NOON, "codec-failed", new byte[] {1})
                .deadLetter("0-2", NOON, "codec-failed", new byte[] {1})
                .deadLetter("0-3", NOON, "not-json", new byte[] {1});

        TestApi.Answer one = replay("/0-3/replay");
        TestApi.Answer all = replay("/replay?reason=codec-failed");

        assertThat(one.status()).as(one.text()).isEqualTo(202);
        assertThat(all.json().get("letters").asInt()).isEqualTo(2);
        rows.letterIs("0-1", "stored");
        assertThat(api.get("/api/v1/dead-letters/replays/"
                                + all.json().get("id").asText())
                        .text())
                .contains("\"letters\":2,\"waiting\":1,\"stored\":1,\"duplicate\":0,\"failed\":[]");
        assertThat(replay("/0-1/replay").status()).isEqualTo(409);
        assertThat(replay("/9-9/replay").status()).isEqualTo(404);
        assertThat(replay("/replay").status()).isEqualTo(400);
        assertThat(api.get("/api/v1/dead-letters").json().get("items")).hasSize(2);
        assertThat(api.get("/api/v1/dead-letters?state=stored").json().get("items"))
                .hasSize(1);
        assertThat(api.get("/api/v1/dead-letters/counts?device=bin-7").json().get("items"))
                .isEmpty();
        assertThat(api.get("/api/v1/dead-letters/counts").text())
                .isEqualTo("{\"items\":[{\"reason\":\"codec-failed\",\"open\":0,\"total\":2},"
                        + "{\"reason\":\"not-json\",\"open\":0,\"total\":1}],\"next\":null}");
    }

    private TestApi.Answer replay(String path) {
        return api.send(HttpRequest.newBuilder(api.uri("/api/v1/dead-letters" + path))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private List<String> ids(String query) {
        var ids = new ArrayList<String>();
        JsonNode page = api.get("/api/v1/dead-letters" + query).json();
        page.get("items").forEach(item -> ids.add(item.get("id").asText()));
        while (!page.get("next").isNull()) {
            page = api.get("/api/v1/dead-letters" + query + "&cursor="
                            + page.get("next").asText())
                    .json();
            page.get("items").forEach(item -> ids.add(item.get("id").asText()));
        }
        return ids;
    }
}
