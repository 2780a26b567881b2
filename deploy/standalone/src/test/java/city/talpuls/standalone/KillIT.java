package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform is killed in the middle of load, twice, and loses nothing that it acknowledged. */
class KillIT {

    private static final int MESSAGES_PER_ROUND = 400;
    private static final int KILLED_AFTER = 250;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Test
    void whatWasAcknowledgedBeforeAKillIsThereOnce(@TempDir Path data) throws Exception {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        Platform platform = Platform.start(data, Simulator.OFF);
        try {
            long next = 0;
            for (int round = 0; round < 2; round++) {
                next = publishUntilKilled(platform, hour, next, acknowledged);
                platform.restart();
            }

            var api = new ApiClient(platform.httpUri(), platform.adminKey());
            await().atMost(PATIENCE).untilAsserted(() -> {
                JsonNode account = api.get("/api/v1/accounting");
                assertThat(account.path("pending").asLong())
                        .as(account.toString())
                        .isZero();
                assertThat(account.path("balance").asLong())
                        .as(account.toString())
                        .isZero();
                assertThat(stored(api, hour)).containsAll(acknowledged);
            });
            assertThat(acknowledged).hasSizeGreaterThan(KILLED_AFTER);
            assertThat(api.get("/api/v1/accounting").path("stored").asLong())
                    .as("each message stored once, also those that were on their way when it was killed")
                    .isEqualTo(stored(api, hour).size());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(counted(api, hour))
                            .isEqualTo(stored(api, hour).size()));
            Platform.Run verified = Platform.command(
                    "verify", "--http-port", Integer.toString(platform.httpUri().getPort()));
            assertThat(verified.said()).last().asString().contains(" 0 differences");
            assertThat(verified.exitCode()).isZero();
        } finally {
            platform.close();
        }
    }

    /** Publishes one message after another, its number its value and its time; returns the first unused number. */
    private static long publishUntilKilled(Platform platform, Instant hour, long first, Set<Long> acknowledged)
            throws Exception {
        int before = acknowledged.size();
        long next = first;
        try (Gateway gateway = Gateway.connect(platform)) {
            while (next < first + MESSAGES_PER_ROUND) {
                long number = next++;
                gateway.publish(
                        "talpuls/v1/gateway-1/killed-1/up",
                        "{\"time\":\"" + hour.plusMillis(number) + "\",\"number\":" + number + "}",
                        () -> acknowledged.add(number));
                if (acknowledged.size() - before >= KILLED_AFTER) {
                    platform.kill9();
                    return next;
                }
            }
            await().atMost(PATIENCE).until(() -> acknowledged.size() - before >= KILLED_AFTER);
            platform.kill9();
        } catch (MqttException e) {
            // The broker is gone, which is the point.
        }
        return next;
    }

    private static Set<Long> stored(ApiClient api, Instant hour) {
        return api
                .all(
                        "/api/v1/readings?device=killed-1&property=number&interval=raw&limit=500&from=" + hour + "&to="
                                + hour.plus(1, ChronoUnit.HOURS),
                        "points")
                .stream()
                .map(point -> point.path("value").asLong())
                .collect(Collectors.toSet());
    }

    private static long counted(ApiClient api, Instant hour) {
        return api.get("/api/v1/readings?device=killed-1&property=number&interval=1h&from=" + hour + "&to="
                        + hour.plus(1, ChronoUnit.HOURS))
                .path("points")
                .path(0)
                .path("count")
                .asLong();
    }
}
