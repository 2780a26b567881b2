package city.talpuls.bench;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.streams.decode.Decoder;
import city.talpuls.streams.decode.Decoding;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ChirpStackUplinksTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final ChirpStackUplinks uplinks = new ChirpStackUplinks(10);

    @Test
    void eachIsOfTheSizeAndHasTheReadingsThatTheResultCounts() {
        for (long number = 0; number < 100; number++) {
            assertThat(uplinks.payload(number, NOON)).hasSizeBetween(600, 900);
            assertThat(decoded(number).report().readings()).hasSize(ChirpStackUplinks.READINGS);
        }
    }

    @Test
    void noneIsTakenForAnother() {
        var identities = new HashSet<Object>();
        for (long number = 0; number < 100; number++) {
            assertThat(identities.add(decoded(number).identity())).isTrue();
        }
    }

    private Decoding.Accepted decoded(long number) {
        var payload = Payload.of(uplinks.payload(number, NOON));
        var decoding = Decoder.withoutRegistry().read(new Uplink(uplinks.topic(number), NOON, false, payload));
        assertThat(decoding).isInstanceOf(Decoding.Accepted.class);
        return (Decoding.Accepted) decoding;
    }
}
