package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who hears of alerts, and what became of what they were to hear. */
@ExtendWith(RunningApi.class)
class RecipientsIT {

    private static final String DESK = """
            {"name": "Flood desk", "channel": "webhook", "address": "https://desk.example.org/alerts",
             "secret": "not a real one, but long", "least": "warning"}""";

    private final TestApi api;
    private final TestDatabase rows;

    RecipientsIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void aRecipientIsGivenBackWithoutItsSecret() {
        TestApi.Answer made = send("PUT", "/recipients/flood-desk", DESK);

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/recipients/flood-desk");
        assertThat(made.text()).doesNotContain("a real one");
        assertThat(made.json().toString())
                .isEqualTo(
                        "{\"id\":\"flood-desk\",\"name\":\"Flood desk\",\"channel\":\"webhook\",\"address\":\"https://desk.example.org/alerts\",\"hasSecret\":true,\"least\":\"warning\"}");
        assertThat(api.get("/api/v1/recipients/flood-desk").json()).isEqualTo(made.json());
        assertThat(api.get("/api/v1/recipients").text())
                .contains("Flood desk")
                .doesNotContain("a real one", "\"secret\"");
        assertThat(rows.changes()).containsExactly("recipient/flood-desk");
        assertThat(secret()).containsExactly("not a real one, but long");
    }

    @Test
    void whatWasAnsweredCanBeSentBackAndKeepsTheSecret() {
        String answered = send("PUT", "/recipients/flood-desk", DESK).text();

        TestApi.Answer again = send("PUT", "/recipients/flood-desk", answered);

        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(secret()).containsExactly("not a real one, but long");
        send("PUT", "/recipients/flood-desk", answered.replace("\"hasSecret\":true", "\"hasSecret\":false"));
        assertThat(api.get("/api/v1/recipients/flood-desk")
                        .json()
                        .get("hasSecret")
                        .asBoolean())
                .isFalse();
        assertThat(send("PUT", "/recipients/flood-desk", answered)
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("hasSecret");
    }

    @Test
    void allChannelsAreTakenAndTheLeastSeverityIsInfoUnlessSaid() {
        for (String body : List.of(
                "{\"id\": \"town\", \"name\": \"Town\", \"channel\": \"email\", \"address\": \"a@example.org, b@example.org\"}",
                "{\"id\": \"board\", \"name\": \"Board\", \"channel\": \"mqtt\", \"address\": \"talpuls/alerts/board\"}",
                "{\"id\": \"hook\", \"name\": \"Hook\", \"channel\": \"webhook\", \"address\": \"http://hook.example.org:8080/\"}")) {
            TestApi.Answer made = send("POST", "/recipients", body);
            assertThat(made.status()).as(made.text()).isEqualTo(201);
            assertThat(made.json().get("least").asText()).isEqualTo("info");
        }
        assertThat(send(
                                "POST",
                                "/recipients",
                                "{\"id\": \"town\", \"name\": \"Town\", \"channel\": \"email\", \"address\": \"a@example.org\"}")
                        .status())
                .isEqualTo(409);
        assertThat(send("DELETE", "/recipients/town", "").status()).isEqualTo(204);
        assertThat(send("DELETE", "/recipients/town", "").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/recipients").json().get("items"))
                .extracting(item -> item.get("id").asText())
                .containsExactly("board", "hook");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"channel": "webhook", "address": "https://a.example.org/"}                                         | name
            {"name": " ", "channel": "webhook", "address": "https://a.example.org/"}                            | name
            {"name": "x", "address": "https://a.example.org/"}                                                  | channel
            {"name": "x", "channel": "pigeon", "address": "https://a.example.org/"}                             | channel
            {"name": "x", "channel": "WEBHOOK", "address": "https://a.example.org/"}                            | channel
            {"name": "x", "channel": 7, "address": "https://a.example.org/"}                                    | channel
            {"name": "x", "channel": "webhook"}                                                                 | address
            {"name": "x", "channel": "webhook", "address": ""}                                                  | address
            {"name": "x", "channel": "webhook", "address": "ftp://a.example.org/"}                              | address
            {"name": "x", "channel": "webhook", "address": "a@example.org"}                                     | address
            {"name": "x", "channel": "webhook", "address": "http://user:word@a.example.org/"}                   | address
            {"name": "x", "channel": "webhook", "address": "http://127.0.0.1/"}                                 | address
            {"name": "x", "channel": "webhook", "address": "http://2130706433/"}                                | address
            {"name": "x", "channel": "webhook", "address": "http://0177.0.0.1/"}                                | address
            {"name": "x", "channel": "webhook", "address": "http://[::1]:8080/"}                                | address
            {"name": "x", "channel": "webhook", "address": "http://[::ffff:10.0.0.1]/"}                         | address
            {"name": "x", "channel": "webhook", "address": "http://169.254.169.254/latest/meta-data"}           | address
            {"name": "x", "channel": "webhook", "address": "http://localhost:8080/"}                            | address
            {"name": "x", "channel": "email", "address": "https://a.example.org/"}                              | address
            {"name": "x", "channel": "email", "address": "a@example.org\\r\\nBcc: b@example.org"}               | address
            {"name": "x", "channel": "mqtt", "address": "alerts/#"}                                             | address
            {"name": "x", "channel": "mqtt", "address": "$SYS/x"}                                               | address
            {"name": "x", "channel": "webhook", "address": "https://a.example.org/", "secret": "short"}         | secret
            {"name": "x", "channel": "webhook", "address": "https://a.example.org/", "secret": 7}               | secret
            {"name": "x", "channel": "mqtt", "address": "alerts", "secret": "long enough as it is"}             | secret
            {"name": "x", "channel": "mqtt", "address": "alerts", "hasSecret": true}                            | hasSecret
            {"name": "x", "channel": "webhook", "address": "https://a.example.org/", "hasSecret": "yes"}        | hasSecret
            {"name": "x", "channel": "webhook", "address": "https://a.example.org/", "hasSecret": true}         | hasSecret
            {"name": "x", "channel": "webhook", "address": "https://a.example.org/", "least": "fatal"}          | least
            {"name": "x", "channel": "webhook", "address": "https://a.example.org/", "colour": "red"}           | colour
            {"id": "y", "name": "x", "channel": "webhook", "address": "https://a.example.org/"}                 | id
            """)
    void whatIsWrongIsNamed(String body, String field) {
        TestApi.Answer answer = send("PUT", "/recipients/x", body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
        assertThat(rows.changes()).isEmpty();
    }

    @Test
    void whomARuleNamesStays() {
        send("PUT", "/recipients/flood-desk", DESK);
        rows.execute(
                "INSERT INTO registry_entry (kind, id, entry) VALUES"
                        + " ('rule', 'flood', '{\"recipients\": [\"town\", \"flood-desk\"]}'), ('rule', 'other', '{\"recipients\": []}')");

        TestApi.Answer refused = send("DELETE", "/recipients/flood-desk", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("detail").asText())
                .contains("used by the rules flood")
                .doesNotContain("other");
        rows.execute("DELETE FROM registry_entry WHERE kind = 'rule' AND id = 'flood'");
        assertThat(send("DELETE", "/recipients/flood-desk", "").status()).isEqualTo(204);
    }

    @Test
    void aTrialIsADeliveryOfNoAlertOneAtATime() {
        send("PUT", "/recipients/flood-desk", DESK);

        TestApi.Answer asked = send("POST", "/recipients/flood-desk/test", "");

        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        JsonNode trial =
                api.get("/api/v1/deliveries/" + asked.json().get("id").asText()).json();
        assertThat(trial).isEqualTo(asked.json());
        assertThat(trial.get("alert").isNull()).isTrue();
        assertThat(trial.get("event").isNull()).isTrue();
        assertThat(trial.get("state").asText()).isEqualTo("waiting");
        assertThat(send("POST", "/recipients/flood-desk/test", "").status()).isEqualTo(409);
        rows.execute("UPDATE delivery SET state = 'delivered', settled_at = now() - interval '2 days'");
        assertThat(send("POST", "/recipients/flood-desk/test", "").status()).isEqualTo(202);
        assertThat(api.get("/api/v1/deliveries").json().get("items")).hasSize(1);
    }

    @Test
    void nobodyIsTriedWhoIsNotThere() {
        assertThat(send("POST", "/recipients/nobody/test", "").status()).isEqualTo(404);
        assertThat(send("POST", "/recipients/No%20body/test", "").status()).isEqualTo(400);
        assertThat(send("POST", "/recipients/nobody/test?x=1", "")
                        .json()
                        .get("field")
                        .asText())
                .isEqualTo("x");
    }

    @Test
    void deliveriesAreListedTheNewestFirstPageByPage() {
        deliveries();

        JsonNode first = api.get("/api/v1/deliveries?limit=2").json();

        assertThat(ids(first)).containsExactly("4", "3");
        JsonNode last = api.get(
                        "/api/v1/deliveries?limit=2&cursor=" + first.get("next").asText())
                .json();
        assertThat(ids(last)).containsExactly("2", "1");
        assertThat(last.get("next").isNull()).isTrue();
        assertThat(ids(api.get("/api/v1/deliveries?state=failed").json())).containsExactly("2");
        assertThat(ids(api.get("/api/v1/deliveries?recipient=town").json())).containsExactly("4", "2");
        assertThat(ids(api.get("/api/v1/deliveries?recipient=town&state=waiting")
                        .json()))
                .containsExactly("4");
        assertThat(last.at("/items/0").toString())
                .isEqualTo(
                        "{\"id\":\"2\",\"alert\":\"a-1\",\"event\":1,\"recipient\":\"town\",\"state\":\"failed\",\"attempts\":12,"
                                + "\"nextAttempt\":null,\"lastError\":\"no\",\"settledAt\":\"2026-11-23T12:00:00Z\"}");
    }

    @Test
    void whatWasGivenUpIsTriedAgainWithAllItsAttempts() {
        deliveries();

        TestApi.Answer retried = send("POST", "/deliveries/2/retry", "");

        assertThat(retried.status()).as(retried.text()).isEqualTo(202);
        assertThat(retried.json().get("state").asText()).isEqualTo("waiting");
        assertThat(retried.json().get("attempts").asInt()).isZero();
        assertThat(retried.json().get("nextAttempt").isNull()).isFalse();
        assertThat(retried.json().get("settledAt").isNull()).isTrue();
        for (int settled : new int[] {1, 2, 3}) {
            assertThat(send("POST", "/deliveries/" + settled + "/retry", "").status())
                    .isEqualTo(409);
        }
        assertThat(send("POST", "/deliveries/99/retry", "").status()).isEqualTo(404);
        assertThat(api.get("/api/v1/deliveries/99").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/deliveries?state=lost, state",
        "/deliveries?recipient=No%20body, recipient",
        "/deliveries?limit=0, limit",
        "/deliveries?cursor=x, cursor",
        "/deliveries?alert=a, alert",
        "/deliveries/x, id",
        "/recipients?colour=red, colour"
    })
    void aQuestionThatCannotBeNamesTheParameter(String path, String field) {
        TestApi.Answer answer = api.get("/api/v1" + path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
    }

    private void deliveries() {
        rows.execute("INSERT INTO alert (id, rule, name, device, severity, value, raised_at, changed_at, events)"
                        + " VALUES ('a-1', 'flood', 'Flood', 'kluse', 'critical', 3, now(), now(), 2)")
                .execute(
                        "INSERT INTO alert_event (alert, number, kind, severity, value, time)"
                                + " VALUES ('a-1', 1, 'raised', 'critical', 3, now()), ('a-1', 2, 'cleared', 'critical', 1, now())")
                .execute(
                        "INSERT INTO delivery (alert, event, recipient, state, attempts, last_error, settled_at) VALUES"
                                + " ('a-1', 1, 'desk', 'delivered', 1, NULL, '2026-11-23T12:00:00Z'),"
                                + " ('a-1', 1, 'town', 'failed', 12, 'no', '2026-11-23T12:00:00Z'),"
                                + " ('a-1', 2, 'desk', 'waiting', 0, NULL, NULL), ('a-1', 2, 'town', 'waiting', 3, 'no', NULL)");
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items").findValuesAsText("id");
    }

    private List<String> secret() {
        return rows.texts("SELECT entry ->> 'secret' FROM registry_entry WHERE kind = 'recipient'");
    }

    private TestApi.Answer send(String method, String path, String body) {
        return api.send(HttpRequest.newBuilder(api.uri("/api/v1" + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
