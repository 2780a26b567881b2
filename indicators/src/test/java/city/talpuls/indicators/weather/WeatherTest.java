package city.talpuls.indicators.weather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeatherTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            20, 50, 9.26
            25, 60, 16.69
            30, 80, 26.17
            0, 100, 0
            21.5, 100, 21.5
            -10, 70, -14.4
            """)
    void airCondensesAtItsDewPoint(double temperature, double humidity, double dewPoint) {
        assertThat(DewPoint.of(temperature, humidity).orElseThrow()).isEqualTo(dewPoint, within(0.05));
    }

    @Test
    void whereTheFormulaDoesNotHoldThereIsNoDewPoint() {
        assertThat(DewPoint.of(20, 0)).isEmpty();
        assertThat(DewPoint.of(20, 100.1)).isEmpty();
        assertThat(DewPoint.of(-45.1, 50)).isEmpty();
        assertThat(DewPoint.of(60.1, 50)).isEmpty();
        assertThat(DewPoint.of(-45, 50)).isPresent();
        assertThat(DewPoint.of(60, 100)).isPresent();
    }

    /** The chart of the National Weather Service, in whole degrees Fahrenheit. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            80, 40, 80
            80, 80, 84
            86, 60, 91
            90, 50, 95
            90, 90, 122
            96, 50, 108
            100, 40, 109
            110, 40, 136
            """)
    void theHeatIndexIsAsOnTheChart(double fahrenheit, double humidity, double felt) {
        assertThat(fahrenheitOf(fahrenheit, humidity)).isEqualTo(felt, within(0.6));
    }

    @Test
    void belowTheRegressionItIsSimple() {
        assertThat(fahrenheitOf(70, 50)).isEqualTo(0.5 * (70 + 61 + 2 * 1.2 + 50 * 0.094), within(1e-9));
    }

    @Test
    void veryDryAirFeelsCoolerAndVeryHumidAirHotterThanTheRegressionSays() {
        assertThat(fahrenheitOf(95, 9)).isEqualTo(regression(95, 9) - 1, within(1e-9));
        assertThat(fahrenheitOf(82, 95)).isEqualTo(regression(82, 95) + 1, within(1e-9));
        assertThat(fahrenheitOf(95, 13)).isEqualTo(regression(95, 13), within(1e-9));
        assertThat(fahrenheitOf(82, 85)).isEqualTo(regression(82, 85), within(1e-9));
    }

    @Test
    void whereNobodySpeaksOfHeatThereIsNone() {
        assertThat(HeatIndex.of(19.9, 50)).isEmpty();
        assertThat(HeatIndex.of(20, 50)).isPresent();
        assertThat(HeatIndex.of(50, 50)).isPresent();
        assertThat(HeatIndex.of(50.1, 50)).isEmpty();
        assertThat(HeatIndex.of(30, 101)).isEmpty();
        assertThat(HeatIndex.of(30, -1)).isEmpty();
    }

    private static double fahrenheitOf(double fahrenheit, double humidity) {
        return HeatIndex.of((fahrenheit - 32) / 1.8, humidity).orElseThrow() * 1.8 + 32;
    }

    /** As it is printed, in another order of terms than in the code. */
    private static double regression(double t, double r) {
        return -42.379
                + (2.04901523 - 0.00683783 * t) * t
                + (10.14333127 - 0.05481717 * r) * r
                + (-0.22475541 + 0.00122874 * t + 0.00085282 * r - 0.00000199 * t * r) * t * r;
    }
}
