package city.talpuls.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistrictsTest {

    private final Districts districts = Districts.shipped();

    @ParameterizedTest
    @CsvSource({
        "51.2557, 7.1545, Elberfeld",
        "51.27763318, 7.23184172, Langerfeld-Beyenburg",
        "51.23111, 7.07028, Vohwinkel",
        "51.20528, 7.13389, Cronenberg"
    })
    void aPlaceInTheCityBelongsToTheNearestDistrict(double latitude, double longitude, String district) {
        assertThat(districts.of(new Position(latitude, longitude))).contains(district);
    }

    @Test
    void aPlaceOutsideOfTheCityBelongsToNone() {
        assertThat(districts.of(new Position(51.2277, 6.7735))).isEmpty();
    }
}
