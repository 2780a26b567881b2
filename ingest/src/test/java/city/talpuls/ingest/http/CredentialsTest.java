package city.talpuls.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

    @Test
    void aPasswordMayHaveColonsAndUmlauts() {
        assertThat(Credentials.parse("basic " + base64("anna:Grüße: aus dem Tal")))
                .contains(new Credentials("anna", "Grüße: aus dem Tal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic ?", "Bearer abc", "Basic /w==", "Basic YW5uYQ=="})
    void whatIsNotBasicIsNothing(String header) {
        assertThat(Credentials.parse(header)).isEmpty();
    }

    @Test
    void aPasswordIsNotShown() {
        assertThat(new Credentials("anna", "secret")).asString().doesNotContain("secret");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
