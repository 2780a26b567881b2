package city.talpuls.streams.observations;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.streams.store.observations.SensorThings.Made;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObservationTextTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00.250Z");

    private final ObservationText text = new ObservationText("https://talpuls.example/sensorthings/v1.1/");

    @Test
    void aReadingIsAnObservationWhoseIdSaysOfWhatAndWhen() {
        long id = 7L << 42 | (NOON.toEpochMilli() - 946_684_800_000L);

        assertThat(text.of(7, new Reading(new Property("pm10"), NOON, 21.5, Quality.GOOD)))
                .isEqualTo("""
                        {"@iot.id":%1$d,"@iot.selfLink":"https://talpuls.example/sensorthings/v1.1/Observations(%1$d)",\
                        "phenomenonTime":"2026-11-28T12:00:00.250Z","result":21.5,"resultTime":"2026-11-28T12:00:00.250Z",\
                        "Datastream@iot.navigationLink":"https://talpuls.example/sensorthings/v1.1/Observations(%1$d)/Datastream",\
                        "FeatureOfInterest@iot.navigationLink":"https://talpuls.example/sensorthings/v1.1/Observations(%1$d)/FeatureOfInterest"}""".formatted(id));
    }

    @Test
    void doubtsAreTold() {
        assertThat(text.of(
                        7,
                        new Reading(
                                new Property("pm10"),
                                NOON,
                                21.5,
                                Quality.GOOD.with(Flag.SPIKE).with(Flag.CLOCK))))
                .contains("\"resultQuality\":[\"clock\",\"spike\"]");
    }

    @Test
    void whatAClientMadeIsToldAsItIs() {
        assertThat(text.of(new Made(
                        12,
                        7,
                        NOON,
                        NOON.plusSeconds(60),
                        null,
                        "{\"a\": [1, \"x\"]}",
                        "\"DQ_Status\"",
                        NOON,
                        NOON.plusSeconds(1),
                        null)))
                .startsWith("{\"@iot.id\":12,")
                .contains(
                        "\"phenomenonTime\":\"2026-11-28T12:00:00.250Z/2026-11-28T12:01:00.250Z\",\"result\":{\"a\": [1, \"x\"]},"
                                + "\"resultTime\":null,\"resultQuality\":\"DQ_Status\","
                                + "\"validTime\":\"2026-11-28T12:00:00.250Z/2026-11-28T12:00:01.250Z\",\"Datastream@")
                .doesNotContain("parameters");
    }
}
