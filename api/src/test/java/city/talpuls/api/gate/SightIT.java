package city.talpuls.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import city.talpuls.api.TestDatabase;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.KnownParameters;
import io.micronaut.http.HttpMethod;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.web.router.MethodBasedRouteInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every route that the router has, asked before there is an internal device and after: to whoever does not sign in each answer
 * is the same, to whoever does at least one is another. A new route comes in by itself; one that tells nothing of devices, so
 * that its answers are the same for all, is named here.
 */
@ExtendWith(RunningApi.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SightIT {

    private static final String HIDDEN = "hidden-4711";
    private static final Instant JUNE = Instant.parse("2025-06-01T00:00:00Z");

    /** What tells nothing of a device, whoever asks. */
    private static final Set<String> OF_NO_DEVICE = Set.of(
            "/api/v1/accounting",
            "/api/v1/codecs",
            "/api/v1/codecs/{id}",
            "/api/v1/gateways",
            "/api/v1/gateways/{id}",
            "/api/v1/indices",
            "/api/v1/limit-values",
            "/api/v1/map",
            "/api/v1/me",
            "/api/v1/profiles",
            "/api/v1/profiles/{id}",
            // Of what is public only, whoever asks.
            "/catalog",
            "/catalog.jsonld",
            "/catalog.rdf",
            "/catalog.ttl",
            "/catalog/datasets/{id}",
            "/sensorthings",
            "/sensorthings/v1.1");

    /** What counts whatever is stored, of whomever, and names nobody. */
    private static final Set<String> OF_ALL_TOGETHER = Set.of("/api/v1/storage", "/api/v1/dead-letters/replays");

    /** What has no end: LiveIT has a test of its own. */
    private static final Set<String> ENDLESS = Set.of("/api/v1/live");

    /** Ids of anything that the hidden device has. */
    private static final List<String> IDS = List.of(HIDDEN, "1", "2", "3", "alert-1", "0-1", "rule-1", "uba-lqi");

    private static final List<String> ENTITIES =
            List.of("urn:ngsi-ld:AirQualityObserved:" + HIDDEN, "urn:ngsi-ld:WasteContainer:" + HIDDEN);

    private static final List<String> SENSORTHINGS = List.of(
            "Things",
            "Things?$count=true&$top=0",
            "Things?$filter=Locations/name%20ne%20'x'&$expand=Locations,Datastreams($expand=Observations($top=1))",
            "Locations",
            "HistoricalLocations?$expand=Locations,Thing",
            "Datastreams?$filter=Thing/properties/device%20eq%20'" + HIDDEN + "'",
            "Observations?$expand=Datastream,FeatureOfInterest",
            "FeaturesOfInterest",
            "ObservedProperties?$expand=Datastreams",
            "Sensors?$expand=Datastreams",
            "Things(2)",
            "Things(2)/Datastreams",
            "Locations(2)/Things",
            "Datastreams(5)/Observations?$resultFormat=CSV",
            "FeaturesOfInterest(2)/Observations");

    private static final List<String> PROPERTIES =
            List.of("sound_level", "pm10", "water_level", "fill_level", "hidden_murmur");

    private final TestApi api;
    private final EmbeddedServer server;
    private final TestDatabase rows;
    private final Map<String, String> before = new LinkedHashMap<>();
    private final Map<String, String> beforeWithKey = new HashMap<>();
    private String key = "";

    SightIT(TestApi api) {
        this.api = api;
        this.server = api.again(Map.of(
                "talpuls.api.anonymous", "analyst",
                "talpuls.api.verification.pause", "20ms"));
        this.rows = api.empty();
    }

    @BeforeAll
    void askBeforeThereIsAnInternalDevice() {
        key = api.key(Role.ADMIN, List.of());
        rows.device("open", "Open to all", "Elberfeld", 51.26, 7.15)
                .datastream(1, "open", "pm10", "ug/m3")
                .readings(1, JUNE, 120)
                .aggregated();
        questions().forEach(question -> {
            before.put(question, answer(question, null));
            beforeWithKey.put(question, answer(question, key));
        });
        hide();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void whoDoesNotSignInIsAnsweredAsIfAnInternalDeviceWereNotThere() {
        before.forEach((question, answer) -> {
            if (OF_ALL_TOGETHER.stream().anyMatch(question::startsWith)) {
                assertThat(answer(question, null)).as(question).doesNotContain("Kept quiet", "hidden_murmur");
            } else {
                assertThat(answer(question, null)).as(question).isEqualTo(answer);
            }
        });
    }

    @Test
    void whoSignsInIsToldOfItByEachRouteThatTellsOfDevices() {
        var mute = new ArrayList<String>();
        for (Door door : doors()) {
            boolean tells = questions(door).stream()
                    .anyMatch(question -> !answer(question, key).equals(beforeWithKey.get(question)));
            if (!tells && !OF_NO_DEVICE.contains(door.template()) && !isOwners(door)) {
                mute.add(door.template());
            }
        }

        assertThat(mute)
                .as("routes that no question here made tell of the hidden device: does it have all that they tell of?")
                .isEmpty();
    }

    @Test
    void anOwnerIsToldOfItAndOfNoOther() {
        String owner = api.ownersKey(List.of(HIDDEN));
        String another = api.ownersKey(List.of("open"));

        for (Door door : doors()) {
            if (!door.needed().orElseThrow().equals(Role.READER) || OF_NO_DEVICE.contains(door.template())) {
                continue;
            }
            assertThat(questions(door))
                    .as(door.template())
                    .anySatisfy(question -> assertThat(answer(question, owner)).isNotEqualTo(before.get(question)));
            assertThat(questions(door)).as(door.template()).allSatisfy(question -> {
                String answer = answer(question, another);
                if (isOwners(door)) {
                    assertThat(answer).doesNotContain("Kept quiet", "hidden_murmur");
                } else {
                    assertThat(answer).isEqualTo(before.get(question));
                }
            });
        }
    }

    /** What tells owners only. */
    private static boolean isOwners(Door door) {
        return door.template().startsWith("/api/v1/my/");
    }

    /** A device that has everything that a device can have. */
    private void hide() {
        Instant now = Instant.now();
        rows.device(HIDDEN, "Kept quiet", "Elberfeld", 51.23456, 7.12345)
                .meddled("UPDATE device SET visibility = 'internal' WHERE id = '" + HIDDEN + "'");
        for (int i = 0; i < PROPERTIES.size(); i++) {
            rows.datastream(11 + i, HIDDEN, PROPERTIES.get(i), "%").readings(11 + i, JUNE, 120);
        }
        rows.meddled("TRUNCATE aggregate_15m, aggregate_1h")
                .aggregated()
                .hoursOf(12, JUNE.plusSeconds(86_400), 20, 90, 4)
                .reading(14, now, 60)
                .deadLetter("0-1", JUNE, "empty", new byte[] {1})
                .deadLettersAreOf(HIDDEN)
                .frame(HIDDEN, JUNE, 1)
                .frame(HIDDEN, JUNE.plusSeconds(60), 5)
                .meddled("INSERT INTO replay (asked_at, letters) VALUES ('2025-06-01T00:00:00Z', 1)")
                .meddled("UPDATE dead_letter SET replay = 1")
                .meddled(
                        "INSERT INTO alert (id, rule, name, device, severity, value, raised_at, changed_at, events) VALUES"
                                + " ('alert-1', 'rule-1', 'r', '" + HIDDEN
                                + "', 'info', 1, '2025-06-01T00:00:00Z', '2025-06-01T00:00:00Z', 1)")
                .meddled("INSERT INTO alert_event (alert, number, kind, severity, value, time)"
                        + " VALUES ('alert-1', 1, 'raised', 'info', 1, '2025-06-01T00:00:00Z')")
                .meddled("INSERT INTO delivery (alert, event, recipient, state) VALUES ('alert-1', 1, 'r', 'failed')")
                .meddled("INSERT INTO request (of_group, kind, device, from_time, to_time) VALUES"
                        + " (1, 'recheck', '" + HIDDEN + "', '2025-06-01', '2025-06-02'), (2, 'redecode', '" + HIDDEN
                        + "', '2025-06-01', '2025-06-02')");
        putRule();
    }

    private void putRule() {
        api.send(HttpRequest.newBuilder(api.uri("/api/v1/rules/rule-1"))
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("""
                        {"name": "Loud", "watch": "value", "property": "sound_level", "devices": ["%s"],
                         "levels": [{"severity": "warning", "raise": 200, "clear": 190}]}""".formatted(HIDDEN)))
                .build());
    }

    private static List<Door> doors() {
        return Doors.all().stream()
                .filter(door -> door.route().getHttpMethod() == HttpMethod.GET)
                .filter(door -> Role.ANALYST.includes(door.needed().orElseThrow()))
                .filter(door -> !ENDLESS.contains(door.template()))
                .toList();
    }

    private static List<String> questions() {
        return doors().stream().flatMap(door -> questions(door).stream()).toList();
    }

    /** Whatever may come to the hidden device by a route. */
    private static List<String> questions(Door door) {
        List<String> paths = door.template().contains("{")
                ? ids(door).stream()
                        .map(id -> door.template().replaceAll("\\{[^}]+}", Matcher.quoteReplacement(id)))
                        .toList()
                : List.of(door.template());
        Set<String> known = KnownParameters.of((MethodBasedRouteInfo<?, ?>) door.route());
        return paths.stream()
                .flatMap(path -> queries().stream()
                        .filter(query -> known.containsAll(query.keySet()))
                        .map(query -> path + text(query, known)))
                .distinct()
                .toList();
    }

    private static List<String> ids(Door door) {
        if (door.template().startsWith("/sensorthings")) {
            return SENSORTHINGS;
        }
        return door.template().startsWith("/ngsi-ld") ? ENTITIES : IDS;
    }

    private static List<Map<String, String>> queries() {
        List<Map<String, String>> places = List.of(
                Map.of(),
                Map.of("device", HIDDEN),
                Map.of("district", "Elberfeld"),
                Map.of("bbox", "7.0,51.1,7.4,51.4"));
        var queries = new ArrayList<Map<String, String>>();
        for (Map<String, String> place : places) {
            queries.add(place);
            for (String property : PROPERTIES) {
                Map<String, String> query = with(place, Map.of("property", property));
                queries.add(query);
                if (property.equals("pm10")) {
                    queries.add(with(query, Map.of("interval", "1h")));
                    queries.add(with(query, Map.of("interval", "1h", "spatial", "mean")));
                }
            }
        }
        return queries;
    }

    private static Map<String, String> with(Map<String, String> query, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(query);
        all.putAll(more);
        return all;
    }

    private static String text(Map<String, String> query, Set<String> known) {
        Map<String, String> all = new TreeMap<>(query);
        Map.of(
                        "from",
                        "2025-06-01T00:00:00Z",
                        "to",
                        "2025-06-03T00:00:00Z",
                        "year",
                        "2025",
                        "index",
                        "uba-lqi",
                        "type",
                        "WasteContainer")
                .forEach((name, value) -> {
                    if (known.contains(name)) {
                        all.put(name, value);
                    }
                });
        var text = new StringJoiner("&", "?", "").setEmptyValue("");
        all.forEach((name, value) -> text.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private String answer(String question, @Nullable String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURL() + question));
        if (key != null) {
            request.header("X-API-Key", key);
        }
        TestApi.Answer answer = api.sendAsItIs(request.build());
        assertThat(answer.status()).as(question).isNotEqualTo(500);
        return answer.status() + " " + answer.text();
    }
}
