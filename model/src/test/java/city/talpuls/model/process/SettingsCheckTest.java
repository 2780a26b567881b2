package city.talpuls.model.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {

    @Test
    void aValueThatCannotBeReadStopsTheStartWithItsNameAndWhatIsAllowed() {
        assertThatThrownBy(() -> started(Map.of("talpuls.test.pause", "soon")))
                .hasStackTraceContaining("talpuls.test.pause is 'soon', but should be a duration such as 30d");
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        assertThatThrownBy(() -> started(Map.of("talpuls.test.count", "many", "talpuls.test.colour", "MAUVE")))
                .hasStackTraceContaining("talpuls.test.colour is 'MAUVE', but should be one of [RED, GREEN]; "
                        + "talpuls.test.count is 'many', but should be a whole number");
    }

    @Test
    void eachOfSeveralIsChecked() {
        assertThatThrownBy(() -> started(Map.of("talpuls.tests.one.pause", "1s", "talpuls.tests.two.pause", "later")))
                .hasStackTraceContaining("talpuls.tests.two.pause is 'later'")
                .hasMessageNotContaining("talpuls.tests.one.pause is");
    }

    @Test
    void whatCanBeReadIsTaken() {
        try (var context = started(Map.of("talpuls.test.pause", "5m", "talpuls.tests.one.pause", "PT1S"))) {
            assertThat(context.getBean(One.class)).isEqualTo(new One(Duration.ofMinutes(5), 3, Colour.RED, null));
            assertThat(context.getBean(Several.class).pause()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    private static ApplicationContext started(Map<String, Object> settings) {
        return ApplicationContext.builder("settings-test")
                .deduceEnvironment(false)
                .banner(false)
                .properties(settings)
                .start();
    }

    enum Colour {
        RED,
        GREEN
    }

    @ConfigurationProperties("talpuls.test")
    @Requires(env = "settings-test")
    record One(
            @Bindable(defaultValue = "10s") Duration pause,
            @Bindable(defaultValue = "3") int count,
            @Bindable(defaultValue = "RED") Colour colour,
            @Nullable Integer limit) {}

    @EachProperty("talpuls.tests")
    @Requires(env = "settings-test")
    record Several(
            @Parameter String name,
            @Bindable(defaultValue = "10s") Duration pause) {}
}
