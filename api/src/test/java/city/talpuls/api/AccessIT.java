package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.talpuls.api.access.Role;
import city.talpuls.api.oidc.TestIssuer;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may ask, and what is known of who has changed something. */
@ExtendWith(RunningApi.class)
class AccessIT {

    private static final String KEYS = "/api/v1/keys";

    private final TestApi api;
    private TestDatabase rows;

    AccessIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @BeforeEach
    void empty() {
        rows = api.empty();
    }

    @Test
    void aKeyIsToldOnceAndOnlyAHashOfItIsKept() {
        TestApi.Answer made =
                create("{\"name\": \"board\", \"role\": \"analyst\", \"scopes\": [\"alerts\", \"access\"]}");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).isEqualTo("no-store");
        String key = made.json().get("key").asText();
        String id = made.json().get("id").asText();
        assertThat(key).matches("tp_" + id + "_[A-Za-z0-9_-]{43}");
        assertThat(made.header("Location")).isEqualTo(KEYS + "/" + id);
        JsonNode known = api.get(KEYS + "/" + id).json();
        assertThat(known.has("key")).isFalse();
        assertThat(known.get("scopes").toString()).isEqualTo("[\"access\",\"alerts\"]");
        assertThat(known.get("createdBy").asText()).startsWith("key:");
        assertThat(api.get(KEYS).text()).doesNotContain(key).contains(id);
        assertThat(rows.text("SELECT row_to_json(api_key)::text FROM api_key WHERE id = '" + id + "'"))
                .doesNotContain(key.substring(key.length() - 43));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"role\": \"admin\"}                                                            | name",
                "{\"name\": \" \", \"role\": \"admin\"}                                           | name",
                "{\"name\": \"x\"}                                                                | role",
                "{\"name\": \"x\", \"role\": \"king\"}                                            | role",
                "{\"name\": \"x\", \"role\": \"admin\", \"scopes\": [\"money\"]}                  | scopes",
                "{\"name\": \"x\", \"role\": \"admin\", \"scopes\": \"alerts\"}                   | scopes",
                "{\"name\": \"x\", \"role\": \"admin\", \"expiresAt\": \"2020-01-01T00:00:00Z\"}  | expiresAt",
                "{\"name\": \"x\", \"role\": \"admin\", \"expiresAt\": \"tomorrow\"}              | expiresAt",
                "{\"name\": \"x\", \"role\": \"admin\", \"colour\": \"red\"}                      | colour",
            })
    void aKeyThatCannotBeIsNamed(String body, String field) {
        TestApi.Answer answer = create(body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("field").asText()).isEqualTo(field);
    }

    @Test
    void whoAsksIsToldWhoHeIs() {
        String key = api.key(Role.OPERATOR, List.of("alerts"));

        JsonNode me = as(key, "GET", "/api/v1/me", "").json();

        assertThat(me.toString())
                .isEqualTo("{\"id\":\"key:" + TestApi.idOf(key)
                        + "\",\"name\":\"test\",\"role\":\"operator\",\"scopes\":[\"alerts\"],\"expiresAt\":null}");
    }

    @Test
    void aKeyCountsInEitherHeaderButNotInBoth() {
        String key = api.key(Role.READER, List.of());

        assertThat(asked("Authorization", "bearer " + key).status()).isEqualTo(200);
        assertThat(asked("X-API-Key", key).status()).isEqualTo(200);
        assertThat(asked("X-API-Key", key, "Authorization", "Bearer " + key).status())
                .isEqualTo(401);
    }

    @Test
    void aLoginThatIsMeantForAProxyInFrontIsNoneOfOurs() {
        assertThat(asked("Authorization", "Basic dXNlcjpwYXNz").json().get("id").asText())
                .isEqualTo("anonymous");
    }

    @Test
    void aWrongAnExpiredAndARevokedKeyAreToldTheSame() {
        String expired = api.key(Role.ADMIN, List.of());
        api.expire(expired);
        String revoked = api.key(Role.ADMIN, List.of());
        api.revoke(revoked);
        String wrong = api.key(Role.ADMIN, List.of());
        wrong = wrong.substring(0, wrong.length() - 43) + "x".repeat(43);

        for (String key : List.of(expired, revoked, wrong, "tp_", "a.b.c")) {
            TestApi.Answer answer = asked("Authorization", "Bearer " + key);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate"))
                    .isEqualTo("Bearer realm=\"talpuls\", error=\"invalid_token\"");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/not-signed-in");
            assertThat(answer.json().get("detail").asText()).isEqualTo("this is no key or token that counts");
        }
    }

    @Test
    void aKeyThatIsRevokedCountsNoMoreAtOnceAlsoOnAnotherInstance() {
        try (EmbeddedServer another = api.again(Map.of())) {
            String key = api.key(Role.READER, List.of());
            HttpRequest there = HttpRequest.newBuilder(URI.create(another.getURL() + "/api/v1/me"))
                    .header("X-API-Key", key)
                    .build();
            assertThat(api.sendAsItIs(there).status()).isEqualTo(200);

            api.revoke(key);

            assertThat(api.sendAsItIs(there).status()).isEqualTo(401);
        }
    }

    @Test
    void theLastUseOfAKeyIsShown() {
        String key = api.key(Role.READER, List.of());
        String address = KEYS + "/" + TestApi.idOf(key);
        assertThat(api.get(address).json().get("lastUsedAt").isNull()).isTrue();

        asked("X-API-Key", key);

        await().until(() -> !api.get(address).json().get("lastUsedAt").isNull());
    }

    @Test
    void whoMayTooLittleIsToldWhichRoleItTakes() {
        TestApi.Answer answer = as(api.key(Role.ANALYST, List.of()), "PUT", "/api/v1/rules/x", "{}");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/forbidden");
        assertThat(answer.json().get("detail").asText())
                .isEqualTo("this needs the role operator, where this caller has the role analyst");
    }

    @Test
    void whoDoesNotSignInOnThisMachineLooksAsAnAnalystAndChangesNothing() {
        assertThat(plain("GET", "/api/v1/dead-letters").status()).isEqualTo(200);
        assertThat(plain("GET", "/api/v1/verification").status()).isEqualTo(200);
        assertThat(plain("GET", "/api/v1/accounting").status()).isEqualTo(503);
        TestApi.Answer refused = plain("POST", "/api/v1/dead-letters/replay");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"talpuls\"");
        assertThat(refused.json().get("detail").asText()).startsWith("this needs the role operator: sign in");
    }

    @Test
    void whatAProxyPassesOnIsNotOfThisMachine() {
        assertThat(api.sendAsItIs(HttpRequest.newBuilder(api.uri("/api/v1/dead-letters"))
                                .header("X-Forwarded-For", "192.0.2.7")
                                .build())
                        .status())
                .isEqualTo(401);
        assertThat(api.sendAsItIs(HttpRequest.newBuilder(api.uri("/api/v1/devices"))
                                .header("X-Forwarded-For", "192.0.2.7")
                                .build())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aServerThatOthersReachShowsThemWhatIsMeasuredAndNoMore() {
        try (EmbeddedServer open = api.again(Map.of("micronaut.server.host", "0.0.0.0"))) {
            String there = "http://127.0.0.1:" + open.getPort();

            assertThat(api.sendAsItIs(HttpRequest.newBuilder(URI.create(there + "/api/v1/devices"))
                                    .build())
                            .status())
                    .isEqualTo(200);
            assertThat(api.sendAsItIs(HttpRequest.newBuilder(URI.create(there + "/api/v1/dead-letters"))
                                    .build())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void erasingADeviceTakesAnAdmin() {
        rows.deviceNowhere("d");

        assertThat(as(api.key(Role.OPERATOR, List.of()), "DELETE", "/api/v1/devices/d?erase=true", "")
                        .status())
                .isEqualTo(403);
        assertThat(as(api.adminKey(), "DELETE", "/api/v1/devices/d?erase=true", "")
                        .status())
                .isEqualTo(202);
        assertThat(audit("").get(0).get("path").asText()).isEqualTo("/api/v1/devices/d?erase=true");
        assertThat(audit("").get(1).get("status").asInt()).isEqualTo(403);
    }

    @Test
    void everyChangeIsNotedWithWhoMadeItAndHowItEnded() {
        String operator = api.key(Role.OPERATOR, List.of());
        api.empty();

        TestApi.Answer done = as(operator, "PUT", "/api/v1/devices/d-1", "{\"name\": \"secret name\"}");
        as(operator, "PUT", "/api/v1/devices/d-1?colour=red", "{}");
        as(operator, "PUT", "/api/v1/devices/d-1", "{\"colour\": \"red\"}");
        as(operator, "POST", KEYS, "{}");
        plain("DELETE", "/api/v1/devices/d-1");
        as("tp_x", "DELETE", "/api/v1/devices/d-1", "");
        api.get("/api/v1/devices");

        JsonNode entries = audit("");
        assertThat(entries)
                .extracting(entry -> entry.get("method").asText() + " "
                        + entry.get("path").asText() + " " + entry.get("status").asInt() + " "
                        + entry.get("role").asText())
                .containsExactly(
                        "DELETE /api/v1/devices/d-1 401 null",
                        "DELETE /api/v1/devices/d-1 401 analyst",
                        "POST /api/v1/keys 403 operator",
                        "PUT /api/v1/devices/d-1 400 operator",
                        "PUT /api/v1/devices/d-1 400 operator",
                        "PUT /api/v1/devices/d-1 201 operator");
        JsonNode first = entries.get(5);
        assertThat(first.get("caller").asText()).isEqualTo("key:" + TestApi.idOf(operator));
        assertThat(first.get("route").asText()).isEqualTo("/api/v1/devices/{id}");
        assertThat(first.get("address").asText()).isEqualTo("127.0.0.1");
        assertThat(first.get("request").asText()).isEqualTo(done.header("X-Request-Id"));
        assertThat(entries.toString()).doesNotContain("secret name", "colour", operator);
    }

    @Test
    void theAuditLogIsTurnedPageByPageAndByCaller() {
        String operator = api.key(Role.OPERATOR, List.of());
        String caller = "key:" + TestApi.idOf(operator);
        for (int i = 0; i < 5; i++) {
            as(operator, "DELETE", "/api/v1/devices/d-" + i, "");
        }

        List<String> paths = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    api.get("/api/v1/audit?limit=2&caller=" + caller + next).json();
            page.get("items").forEach(item -> paths.add(item.get("path").asText()));
            next = page.get("next").isNull()
                    ? ""
                    : "&cursor=" + page.get("next").asText();
        } while (!next.isEmpty());

        assertThat(paths)
                .containsExactly(
                        "/api/v1/devices/d-4",
                        "/api/v1/devices/d-3",
                        "/api/v1/devices/d-2",
                        "/api/v1/devices/d-1",
                        "/api/v1/devices/d-0");
        assertThat(audit("?to=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(api.get("/api/v1/audit?from=soon").json().get("field").asText())
                .isEqualTo("from");
    }

    @Test
    void whatCannotBeNotedIsNotDone() {
        rows.without("audit", () -> {
            TestApi.Answer answer = as(api.adminKey(), "PUT", "/api/v1/devices/unnoted", "{}");

            assertThat(answer.status()).isEqualTo(500);
        });
        assertThat(rows.text("SELECT count(*)::text FROM registry_entry WHERE id = 'unnoted'"))
                .isEqualTo("0");
    }

    @Test
    void withoutADatabaseNothingCanBeChanged() {
        try (EmbeddedServer alone = TestApi.server(Map.of(
                "micronaut.server.port", "-1",
                "talpuls.database.url", "jdbc:postgresql://127.0.0.1:9/talpuls",
                "talpuls.kafka.bootstrap-servers", "127.0.0.1:9"))) {
            TestApi.Answer answer =
                    api.sendAsItIs(HttpRequest.newBuilder(URI.create(alone.getURL() + "/api/v1/devices/d"))
                            .DELETE()
                            .build());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/database-away");
        }
    }

    @Test
    void healthMetricsThePageAndTheDescriptionStayOpen() {
        try (EmbeddedServer closed = api.again(Map.of("talpuls.api.anonymous", "none"))) {
            for (String path : List.of("/metrics", "/", "/openapi/talpuls.yml")) {
                assertThat(api.sendAsItIs(HttpRequest.newBuilder(URI.create(closed.getURL() + path))
                                        .build())
                                .status())
                        .as(path)
                        .isEqualTo(200);
            }
            assertThat(api.sendAsItIs(HttpRequest.newBuilder(URI.create(closed.getURL() + "/api/v1/map"))
                                    .build())
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBackAndFillsNoLog() {
        try (EmbeddedServer strict =
                api.again(Map.of("talpuls.api.limits.signed-in", "3", "talpuls.api.limits.loopback", "2"))) {
            String key = api.key(Role.READER, List.of());
            api.empty();
            List<TestApi.Answer> signedIn = new ArrayList<>();
            List<TestApi.Answer> anonymous = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                signedIn.add(api.sendAsItIs(HttpRequest.newBuilder(URI.create(strict.getURL() + "/api/v1/me"))
                        .header("X-API-Key", key)
                        .build()));
                anonymous.add(api.sendAsItIs(HttpRequest.newBuilder(URI.create(strict.getURL() + "/api/v1/devices/x"))
                        .DELETE()
                        .build()));
            }

            assertThat(signedIn).extracting(TestApi.Answer::status).containsExactly(200, 200, 200, 429);
            assertThat(anonymous).extracting(TestApi.Answer::status).containsExactly(401, 401, 429, 429);
            assertThat(signedIn.getFirst().header("RateLimit-Policy")).isEqualTo("\"signed-in\";q=3;w=60");
            assertThat(signedIn.getFirst().header("RateLimit")).isEqualTo("\"signed-in\";r=2;t=20");
            assertThat(anonymous.getLast().header("RateLimit-Policy")).isEqualTo("\"loopback\";q=2;w=60");
            assertThat(anonymous.getLast().header("Retry-After")).matches("30|29");
            assertThat(anonymous.getLast().json().get("type").asText())
                    .isEqualTo("https://talpuls.city/problems/too-many-requests");
            assertThat(audit("")).hasSize(2);
        }
    }

    @Test
    void ofTwoInstancesThatFindNoKeyOneMakesTheFirstForTheOwnersEyesOnly(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("admin-key");
        rows.keepingKeys(() -> {
            var settings = Map.<String, Object>of("talpuls.api.key-file", file.toString());
            try (EmbeddedServer one = api.begin(settings);
                    EmbeddedServer two = api.begin(settings)) {
                api.awaitReady(one);
                api.awaitReady(two);

                assertThat(rows.text("SELECT count(*)::text FROM api_key")).isEqualTo("1");
                String key = Files.readString(file).strip();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                JsonNode me = api.sendAsItIs(HttpRequest.newBuilder(URI.create(two.getURL() + "/api/v1/me"))
                                .header("X-API-Key", key)
                                .build())
                        .json();
                assertThat(me.get("role").asText()).isEqualTo("admin");
                try (EmbeddedServer three = api.again(settings)) {
                    assertThat(three.isRunning()).isTrue();
                    assertThat(Files.readString(file).strip()).isEqualTo(key);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void whoHasSignedInElsewhereIsKnownByHisToken() throws IOException {
        try (TestIssuer issuer = TestIssuer.start();
                EmbeddedServer trusting = api.again(Map.of("talpuls.api.oidc.issuer", issuer.address()))) {
            api.empty();
            TestApi.Answer changed =
                    api.sendAsItIs(HttpRequest.newBuilder(URI.create(trusting.getURL() + "/api/v1/devices/by-token"))
                            .header("Authorization", "Bearer " + issuer.token("anna", "talpuls-operator"))
                            .header("Content-Type", "application/json")
                            .PUT(HttpRequest.BodyPublishers.ofString("{}"))
                            .build());
            TestApi.Answer refused =
                    api.sendAsItIs(HttpRequest.newBuilder(URI.create(trusting.getURL() + "/api/v1/devices"))
                            .header("Authorization", "Bearer " + issuer.token("otto", "gardener"))
                            .build());

            assertThat(changed.status()).as(changed.text()).isEqualTo(201);
            assertThat(changed.header("RateLimit-Policy")).startsWith("\"signed-in\"");
            assertThat(audit("").get(0).get("caller").asText()).isEqualTo("oidc:anna");
            assertThat(refused.status()).isEqualTo(403);
        }
    }

    @Test
    void whoeverHasNotSignedInIsToldWhereEvenIfNothingIsOpenToHim() {
        assertThat(api.get("/sign-in").text()).isEqualTo("{\"openIdConnect\":null}");
        try (EmbeddedServer closed = api.again(Map.of(
                "talpuls.api.anonymous",
                "none",
                "talpuls.api.oidc.issuer",
                "https://id.example.org:8443/realms/city",
                "talpuls.api.oidc.client-id",
                "talpuls-page"))) {
            TestApi.Answer answer = api.sendAsItIs(HttpRequest.newBuilder(URI.create(closed.getURL() + "/sign-in"))
                    .build());

            assertThat(answer.text())
                    .isEqualTo("{\"openIdConnect\":{\"issuer\":\"https://id.example.org:8443/realms/city\","
                            + "\"clientId\":\"talpuls-page\"}}");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("; connect-src 'self' https://id.example.org:8443; ");
        }
    }

    @Test
    void aTokenThatCannotBeVerifiedOpensNothing() throws IOException {
        TestIssuer issuer = TestIssuer.start();
        try (EmbeddedServer trusting = api.again(Map.of("talpuls.api.oidc.issuer", issuer.address()))) {
            String token = issuer.token("anna", "talpuls-admin");
            issuer.close();

            TestApi.Answer answer =
                    api.sendAsItIs(HttpRequest.newBuilder(URI.create(trusting.getURL() + "/api/v1/devices"))
                            .header("Authorization", "Bearer " + token)
                            .build());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/issuer-away");
        }
    }

    private JsonNode audit(String query) {
        return api.get("/api/v1/audit" + query).json().get("items");
    }

    private TestApi.Answer create(String body) {
        return as(api.adminKey(), "POST", KEYS, body);
    }

    private TestApi.Answer asked(String... headers) {
        return api.sendAsItIs(
                HttpRequest.newBuilder(api.uri("/api/v1/me")).headers(headers).build());
    }

    private TestApi.Answer plain(String method, String path) {
        return api.sendAsItIs(HttpRequest.newBuilder(api.uri(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    private TestApi.Answer as(String key, String method, String path, String body) {
        return api.sendAsItIs(HttpRequest.newBuilder(api.uri(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }
}
