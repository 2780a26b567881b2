package city.talpuls.api.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogConfigTest {

    @Test
    void whoSaysNothingGivesTheDataOfWuppertalAway() {
        assertThat(openData(Map.of()))
                .isEqualTo(new OpenData(
                        "Stadt Wuppertal",
                        "https://www.wuppertal.de/",
                        null,
                        Licence.DL_BY_DE_2,
                        "Stadt Wuppertal",
                        "openNRW"));
    }

    @ParameterizedTest
    @CsvSource({
        "base-address,https://data.example.org/",
        "base-address,data.example.org",
        "publisher,' '",
        "publisher-address,www.wuppertal.de",
        "contact-mail,nobody",
        "licence,mine",
        "attribution,' '",
        "contributor-id,a b"
    })
    void aValueThatCannotBeStopsTheStartAndIsNamed(String setting, String value) {
        assertThatThrownBy(() -> openData(Map.of("talpuls.catalog." + setting, value)))
                .rootCause()
                .message()
                .containsIgnoringCase(setting.replace("-", ""));
    }

    private static OpenData openData(Map<String, Object> settings) {
        try (var context = ApplicationContext.builder()
                .deduceEnvironment(false)
                .environments("api")
                .properties(settings)
                .start()) {
            return context.getBean(OpenData.class);
        }
    }
}
