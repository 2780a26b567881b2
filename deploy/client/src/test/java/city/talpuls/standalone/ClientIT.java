package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import city.talpuls.client.AlertsApi;
import city.talpuls.client.IndicatorsApi;
import city.talpuls.client.OperationApi;
import city.talpuls.client.ReadingsApi;
import city.talpuls.client.RegistryApi;
import city.talpuls.client.http.ApiClient;
import city.talpuls.client.http.ApiException;
import city.talpuls.client.model.Point;
import city.talpuls.client.model.Problem;
import city.talpuls.client.model.Readings;
import city.talpuls.client.model.Rule;
import city.talpuls.client.model.RuleLevel;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger's program gets who knows no more than the description of the API: a client made of it by a generator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String DEVICE = "client-1";

    private final OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    private final ApiClient client = new ApiClient();

    private Platform platform;
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        platform = Platform.start(data, Simulator.OFF);
        gateway = Gateway.connect(platform);
        client.updateBaseUri(platform.httpUri().resolve("/").toString().replaceFirst("/$", ""));
        for (int minutes = 4; minutes >= 0; minutes--) {
            gateway.publish(
                    "talpuls/v1/gateway-1/" + DEVICE + "/up",
                    "{\"time\":\"" + now.minusMinutes(minutes) + "\",\"temperature\":" + (20 - minutes) + "}");
        }
        await().atMost(PATIENCE).until(this::isStored);
    }

    private boolean isStored() throws ApiException {
        try {
            return points(readings(100, null)).size() == 5;
        } catch (ApiException e) {
            if (e.getCode() == 404) {
                return false;
            }
            throw e;
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (gateway != null) {
            gateway.close();
        }
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void aSeriesIsReadPageByPage() throws ApiException {
        List<Point> points = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Readings page = readings(2, cursor);
            points.addAll(points(page));
            cursor = page.getNext();
        } while (cursor != null);

        assertThat(points).extracting(Point::getValue).containsExactly(16.0, 17.0, 18.0, 19.0, 20.0);
        assertThat(points.getLast().getTime()).isEqualTo(now);
        assertThat(points.getLast().getQuality()).isEqualTo("good");
    }

    @Test
    void aWindowIsToldByItsAggregates() throws ApiException {
        Point window = points(readings(null, null, "1d", "mean,count,last")).getFirst();

        assertThat(window.getMean()).isNotNull();
        assertThat(window.getCount()).isPositive();
        assertThat(window.getLastTime()).isNotNull();
        assertThat(window.getValue()).isNull();
    }

    @Test
    void theRegistryTheIndicesAndTheAccountingAreRead() throws ApiException {
        assertThat(new RegistryApi(client).getDevice(DEVICE).getLastSeen()).isNotNull();
        assertThat(new IndicatorsApi(client).listIndices().getItems()).isNotEmpty();
        assertThat(new OperationApi(client).getAccounting().getReceived()).isGreaterThanOrEqualTo(5L);
    }

    @Test
    void whoHasAKeyMakesARule() throws ApiException {
        var rule = new Rule()
                .name("Heat")
                .watch(Rule.WatchEnum.VALUE)
                .property("temperature")
                .levels(List.of(new RuleLevel()
                        .severity(RuleLevel.SeverityEnum.WARNING)
                        .raise(35.0)
                        .clear(33.0)));
        var alerts = new AlertsApi(client);

        ApiException refused = catchThrowableOfType(ApiException.class, () -> alerts.putRule("heat", rule));
        assertThat(refused.getCode()).isEqualTo(401);

        Rule made = alerts.putRule("heat", rule, Map.of("Authorization", "Bearer " + platform.adminKey()));
        assertThat(made.getLevels().getFirst().getRaise()).isEqualTo(35.0);
    }

    @Test
    void whatIsWrongIsToldAsAProblem() throws JsonProcessingException {
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> readings(now, now.minusDays(1), null, null));

        assertThat(refused.getCode()).isEqualTo(400);
        Problem problem = ApiClient.createDefaultObjectMapper().readValue(refused.getResponseBody(), Problem.class);
        assertThat(problem.getField()).isEqualTo("from");
        assertThat(problem.getType()).hasPath("/problems/bad-parameter");
    }

    private static List<Point> points(Readings answer) {
        return Objects.requireNonNull(answer.getPoints());
    }

    private Readings readings(int limit, @Nullable String cursor) throws ApiException {
        return new ReadingsApi(client)
                .getReadings(
                        "temperature",
                        DEVICE,
                        null,
                        null,
                        null,
                        null,
                        "raw",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        limit,
                        cursor);
    }

    private Readings readings(
            @Nullable OffsetDateTime from,
            @Nullable OffsetDateTime to,
            @Nullable String interval,
            @Nullable String aggregate)
            throws ApiException {
        return new ReadingsApi(client)
                .getReadings(
                        "temperature",
                        DEVICE,
                        null,
                        null,
                        from,
                        to,
                        interval,
                        null,
                        null,
                        aggregate,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
    }
}
