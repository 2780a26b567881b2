package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.TestApi.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as operators write them, and alerts as they see them. */
@ExtendWith(RunningApi.class)
class AlertsIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final String HIGH_WATER = """
            {"name": "High water", "watch": "value", "property": "water_level", "district": "Elberfeld",
             "levels": [{"severity": "warning", "raise": 200, "clear": 190},
                        {"severity": "critical", "raise": 250, "clear": 235, "after": "PT10M"}]}""";

    private final TestApi api;

    AlertsIT(TestApi api) {
        this.api = api;
    }

    @BeforeEach
    void fill() {
        api.empty()
                .device("kluse", "Kluse", "Elberfeld", 51.2562, 7.1508)
                .datastream(1, "kluse", "water_level", "cm")
                .alert("a", "high-water", "kluse", "warning", NOON, null)
                .alert("b", "high-water", "kluse", "critical", NOON.plusSeconds(60), null)
                .alert("c", "silent", "lost", "info", NOON.plusSeconds(120), NOON.plusSeconds(180));
    }

    private Answer send(String method, String path, @Nullable String body) {
        return api.send(HttpRequest.newBuilder(api.uri(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void aRuleIsWrittenReadChangedAndTakenAway() {
        Answer written = send("PUT", "/api/v1/rules/high-water", HIGH_WATER);
        assertThat(written.status()).isEqualTo(201);
        assertThat(written.header("Location")).isEqualTo("/api/v1/rules/high-water");

        JsonNode rule = api.get("/api/v1/rules/high-water").json();
        assertThat(rule.get("enabled").booleanValue()).isTrue();
        assertThat(rule.get("direction").textValue()).isEqualTo("above");
        assertThat(rule.at("/levels/0/after").textValue()).isEqualTo("PT0S");
        assertThat(rule.at("/levels/1/after").textValue()).isEqualTo("PT10M");
        assertThat(rule.get("origin").textValue()).isEqualTo("operator");

        assertThat(send("PUT", "/api/v1/rules/high-water", rule.toString()).status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/rules").json().get("items")).hasSize(1);
        assertThat(send("DELETE", "/api/v1/rules/high-water", null).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/rules/high-water").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "watch": "value", "property": "happiness", "levels": [{"severity": "info", "raise": 1}] | property
            "watch": "value", "levels": [{"severity": "info", "raise": 1}] | property
            "watch": "silence", "property": "water_level", "levels": [{"severity": "info", "raise": 1}] | property
            "watch": "index", "index": "feeling", "levels": [{"severity": "info", "raise": 1}] | index
            "watch": "index", "index": "uba-lqi@1819", "levels": [{"severity": "info", "raise": 1}] | index
            "watch": "index", "levels": [{"severity": "info", "raise": 1}] | index
            "watch": "guess", "property": "water_level", "levels": [{"severity": "info", "raise": 1}] | watch
            "watch": "aggregate", "property": "water_level", "statistic": "mean", "levels": [{"severity": "info", "raise": 1}] | interval
            "watch": "aggregate", "property": "water_level", "interval": "7m", "statistic": "mean", "levels": [{"severity": "info", "raise": 1}] | interval
            "watch": "aggregate", "property": "water_level", "interval": "15m", "levels": [{"severity": "info", "raise": 1}] | statistic
            "watch": "rise", "property": "water_level", "per": "PT0S", "levels": [{"severity": "info", "raise": 1}] | per
            "watch": "rise", "property": "water_level", "per": "an hour", "levels": [{"severity": "info", "raise": 1}] | per
            "watch": "value", "property": "water_level", "levels": [] | levels
            "watch": "value", "property": "water_level", "levels": [{"severity": "info", "raise": 1, "clear": 2}] | levels[0].clear
            "watch": "value", "property": "water_level", "direction": "below", "levels": [{"severity": "info", "raise": 1, "clear": 0}] | levels[0].clear
            "watch": "value", "property": "water_level", "levels": [{"severity": "info"}] | levels[0].raise
            "watch": "value", "property": "water_level", "levels": [{"severity": "loud", "raise": 1}] | levels[0].severity
            "watch": "value", "property": "water_level", "levels": [{"severity": "info", "raise": 1, "after": "-PT1M"}] | levels[0].after
            "watch": "value", "property": "water_level", "levels": [{"severity": "warning", "raise": 1}, {"severity": "info", "raise": 2}] | levels[1].severity
            "watch": "value", "property": "water_level", "levels": [{"severity": "info", "raise": 2}, {"severity": "warning", "raise": 1}] | levels[1].raise
            "watch": "value", "property": "water_level", "devices": ["a b"], "levels": [{"severity": "info", "raise": 1}] | devices
            "watch": "value", "property": "water_level", "district": "Atlantis", "levels": [{"severity": "info", "raise": 1}] | district
            "watch": "value", "property": "water_level", "recipients": ["nobody"], "levels": [{"severity": "info", "raise": 1}] | recipients[0]
            "watch": "value", "property": "water_level", "enabled": "yes", "levels": [{"severity": "info", "raise": 1}] | enabled
            "watch": "value", "property": "water_level", "surprise": 1, "levels": [{"severity": "info", "raise": 1}] | surprise
            """)
    void aRuleThatCannotBeNamesTheField(String fields, String field) {
        Answer refused = send("PUT", "/api/v1/rules/x", "{\"name\": \"X\", " + fields + "}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.json()
                        .at("/errors/0/field")
                        .asText(refused.json().path("field").asText()))
                .as(refused.text())
                .isEqualTo(field);
    }

    @Test
    void alertsThatAreUpAreListedThoseRaisedLastFirst() {
        JsonNode items = api.get("/api/v1/alerts").json().get("items");

        assertThat(items).extracting(item -> item.get("id").textValue()).containsExactly("b", "a");
        assertThat(items.get(0).get("deviceName").textValue()).isEqualTo("Kluse");
        assertThat(items.get(0).get("district").textValue()).isEqualTo("Elberfeld");
        assertThat(items.get(0).get("unit").textValue()).isEqualTo("cm");
        assertThat(items.get(0).get("clearedAt").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            state=all | c b a
            state=cleared | c
            severity=critical | b
            rule=high-water | b a
            device=lost&state=all | c
            district=Elberfeld&state=all | b a
            from=2026-11-23T12:00:30Z | b
            to=2026-11-23T12:00:30Z | a
            """)
    void alertsAreChosen(String query, String expected) {
        JsonNode items = api.get("/api/v1/alerts?" + query).json().get("items");

        assertThat(items).extracting(item -> item.get("id").textValue()).containsExactly(expected.split(" "));
    }

    @Test
    void pagesFollowEachOther() {
        Answer first = api.get("/api/v1/alerts?state=all&limit=2");
        assertThat(first.json().get("items")).hasSize(2);

        JsonNode second = api.get("/api/v1/alerts?state=all&limit=2&cursor="
                        + first.json().get("next").textValue())
                .json();
        assertThat(second.get("items"))
                .extracting(item -> item.get("id").textValue())
                .containsExactly("a");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void whoHasSeenAnAlertSaysSo() {
        Answer seen =
                send("POST", "/api/v1/alerts/b/acknowledge", "{\"by\": \"flood desk\", \"note\": \"on our way\"}");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.json().get("acknowledgedBy").textValue()).isEqualTo("flood desk");
        assertThat(seen.json().get("clearedAt").isNull()).isTrue();

        assertThat(api.get("/api/v1/alerts?state=unacknowledged").json().get("items"))
                .extracting(item -> item.get("id").textValue())
                .containsExactly("a");
        assertThat(send("POST", "/api/v1/alerts/b/acknowledge", "{}").status()).isEqualTo(400);
        assertThat(send("POST", "/api/v1/alerts/z/acknowledge", "{\"by\": \"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theStoryOfAnAlertIsToldInOrder() {
        JsonNode story = api.get("/api/v1/alerts/c").json();

        assertThat(story.get("id").textValue()).isEqualTo("c");
        assertThat(story.get("events"))
                .extracting(event -> event.get("kind").textValue())
                .containsExactly("raised", "cleared");
        assertThat(story.at("/events/0/threshold").doubleValue()).isEqualTo(200);
        assertThat(api.get("/api/v1/alerts/z").status()).isEqualTo(404);
    }
}
