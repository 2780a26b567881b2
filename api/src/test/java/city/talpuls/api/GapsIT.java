package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class GapsIT {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final TestApi api;
    private final TestDatabase rows;

    GapsIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void whatWasLostOnTheAirIsTold() {
        rows.deviceNowhere("bin-7").frame("bin-7", NOON, 41).frame("bin-7", NOON.plusSeconds(60), 45);

        TestApi.Answer answer = api.get("/api/v1/devices/bin-7/gaps?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z");

        assertThat(answer.text())
                .isEqualTo(
                        "{\"device\":\"bin-7\",\"from\":\"2026-11-23T00:00:00Z\",\"to\":\"2026-11-24T00:00:00Z\","
                                + "\"received\":2,\"missing\":3,\"lossRate\":0.6,\"gaps\":[{\"session\":\"01c8a9f2\",\"after\":41,"
                                + "\"before\":45,\"missing\":3,\"from\":\"2026-11-23T12:00:00Z\",\"to\":\"2026-11-23T12:01:00Z\"}]}");
        assertThat(api.get("/api/v1/devices/nobody/gaps").status()).isEqualTo(404);
    }
}
