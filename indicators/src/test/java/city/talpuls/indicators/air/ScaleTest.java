package city.talpuls.indicators.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.measurement.Property;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The classes as the Umweltbundesamt prints them, each bound looked at from both sides. */
class ScaleTest {

    private final AirIndices indices = AirIndices.shipped();

    @ParameterizedTest
    @CsvSource(textBlock = """
            pm10, 20, 35, 50, 100
            pm2_5, 10, 20, 25, 50
            o3, 60, 120, 180, 240
            no2, 20, 40, 100, 200
            """)
    void theClassesOf2019EndWhereTheyArePrinted(String pollutant, int veryGood, int good, int moderate, int poor) {
        assertThatClassesEndAt("2019", pollutant, veryGood, good, moderate, poor);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            pm10, 9, 27, 54, 90
            pm2_5, 5, 15, 30, 50
            o3, 24, 72, 144, 240
            no2, 10, 30, 60, 100
            so2, 10, 30, 60, 100
            """)
    void theClassesOf2025EndWhereTheyArePrinted(String pollutant, int veryGood, int good, int moderate, int poor) {
        assertThatClassesEndAt("2025", pollutant, veryGood, good, moderate, poor);
    }

    private void assertThatClassesEndAt(String version, String pollutant, int... ends) {
        Scale scale = scale(version, pollutant);
        assertThat(scale.gradeOf(0)).isZero();
        for (int grade = 0; grade < ends.length; grade++) {
            assertThat(scale.gradeOf(ends[grade] - 1)).isEqualTo(grade);
            assertThat(scale.gradeOf(ends[grade])).isEqualTo(grade);
            assertThat(scale.gradeOf(ends[grade] + 0.49)).isEqualTo(grade);
            assertThat(scale.gradeOf(ends[grade] + 0.5)).isEqualTo(grade + 1);
            assertThat(scale.gradeOf(ends[grade] + 1)).isEqualTo(grade + 1);
        }
        assertThat(scale.gradeOf(1e100)).isEqualTo(ends.length);
    }

    @Test
    void whatAHalfIsDoesNotHangOnTheOrderOfAdding() {
        double mean = (10.7 + 10.6 + 10.2) / 3;

        assertThat(mean).isLessThan(10.5);
        assertThat(scale("2025", "no2").gradeOf(mean)).isEqualTo(1);
    }

    @Test
    void aSensorThatMeasuresALittleLessThanNothingMeasuresGoodAir() {
        assertThat(scale("2025", "no2").gradeOf(-0.7)).isZero();
    }

    @Test
    void boundsThatDoNotAscendAreAMistake() {
        assertThatThrownBy(() -> new Scale(new Property("o3"), new Averaging(1, 1), List.of(10, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("o3");
    }

    private Scale scale(String version, String pollutant) {
        return indices.find("uba-lqi", version).orElseThrow().scales().stream()
                .filter(scale -> scale.pollutant().name().equals(pollutant))
                .findFirst()
                .orElseThrow();
    }
}
