package city.talpuls.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.topics.Json;
import city.talpuls.streams.store.delivery.Delivery;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LettersTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final Letters letters = new Letters(new Json(), ZoneId.of("Europe/Berlin"));

    @Test
    void peopleReadItInGermanAndEnglish() {
        Letter letter = letters.of(happened("Hochwasser", "Pegel Kluse", "water_level", 2305.5, 2300.0));

        assertThat(letter.subject())
                .isEqualTo("Kritisch, ausgelöst: Hochwasser, Pegel Kluse / Critical, raised: Hochwasser, Pegel Kluse");
        assertThat(letter.text().lines())
                .containsExactly(
                        "Kritisch, ausgelöst: Hochwasser, Pegel Kluse (Elberfeld). water_level: 2305,5 mm, Schwelle 2300 mm,"
                                + " gemessen am 28.11.2026 um 13:00:00 +01:00.",
                        "Critical, raised: Hochwasser, Pegel Kluse (Elberfeld). water_level: 2305.5 mm, threshold 2300 mm,"
                                + " measured on 2026-11-28 at 13:00:00 +01:00.");
    }

    @Test
    void programsReadTheEventWithWhatIsKnownOfItsDevice() throws JsonProcessingException {
        Letter letter = letters.of(happened("Hochwasser", "Pegel Kluse", "water_level", 2305.5, 2300.0));

        var expected = new ObjectMapper().readTree("""
                {"id": "a-1/2/desk", "kind": "raised", "alert": "a-1", "number": 2, "rule": "flood", "name": "Hochwasser",
                 "severity": "critical", "device": "kluse", "deviceName": "Pegel Kluse", "district": "Elberfeld",
                 "property": "water_level", "value": 2305.5, "threshold": 2300.0, "unit": "mm",
                 "time": "2026-11-28T12:00:00Z", "raisedAt": "2026-11-28T11:59:00Z"}""");
        var told = (ObjectNode) new ObjectMapper().readTree(letter.json());
        assertThat(told.remove("text").asText()).isEqualTo(letter.text());
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws JsonProcessingException {
        Letter letter = letters.of(happened("Stille", null, null, 3, null));

        assertThat(letter.text())
                .startsWith("Kritisch, ausgelöst: Stille, kluse (Elberfeld). Wert: 3 mm, gemessen")
                .contains("value: 3 mm, measured");
        assertThat(new ObjectMapper().readTree(letter.json()).fieldNames())
                .toIterable()
                .doesNotContain("deviceName", "property", "threshold");
    }

    /** A name with a line break could else add a header to an e-mail. */
    @Test
    void aNameStaysOnItsLine() {
        Letter letter = letters.of(happened("Flood\r\nBcc: all@example.org", "A\nB", "water_level", 1, null));

        assertThat(letter.subject()).doesNotContain("\r", "\n").contains("Flood Bcc: all@example.org, A B");
        assertThat(letter.text().lines()).hasSize(2);
    }

    @Test
    void aTrialSaysThatItIsOne() throws JsonProcessingException {
        Letter letter = letters.of(new Delivery(17, 1, NOON, "desk", Optional.empty(), new Delivery.Trial()));

        var told = new ObjectMapper().readTree(letter.json());
        assertThat(told.fieldNames()).toIterable().containsExactly("id", "kind", "text");
        assertThat(told.get("id").asText()).isEqualTo("trial/17/desk");
        assertThat(told.get("kind").asText()).isEqualTo("trial");
        assertThat(letter.text()).contains("niemand muss etwas tun", "nobody has to do anything");
    }

    private static Delivery happened(
            String rule, @Nullable String device, @Nullable String property, double value, @Nullable Double threshold) {
        var event = new AlertEvent(
                "a-1",
                2,
                AlertEvent.Kind.RAISED,
                "flood",
                rule,
                new DeviceId("kluse"),
                property == null ? null : new Property(property),
                Severity.CRITICAL,
                value,
                threshold,
                NOON,
                NOON.minusSeconds(60),
                List.of());
        return new Delivery(
                1, 1, NOON, "desk", Optional.empty(), new Delivery.Happened(event, device, "Elberfeld", "mm"));
    }
}
