package city.talpuls.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** As {@code printf '1764331200.{"id":"ä"}' | openssl dgst -sha256 -hmac 'not a real one'} has it. */
    @Test
    void theTimeAndTheBodyAreSigned() {
        assertThat(Signature.of("not a real one", Instant.ofEpochSecond(1764331200), "{\"id\":\"ä\"}"))
                .isEqualTo("t=1764331200,v1=fec137e47d83f48fb4b3da14d5f4044b4a4502312c0799638086152586765cf7");
    }
}
