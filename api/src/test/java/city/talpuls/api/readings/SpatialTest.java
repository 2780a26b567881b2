package city.talpuls.api.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpatialTest {

    @Test
    void twoLevelsThatAreTheSameAreThreeDecibelsMoreTogetherAndTheSameOnAverage() {
        assertThat(Spatial.SUM.of(List.of(60.0, 60.0), true)).isCloseTo(63.0103, within(1e-4));
        assertThat(Spatial.MEAN.of(List.of(60.0, 60.0), true)).isCloseTo(60, within(1e-12));
    }

    @Test
    void whatIsNoLevelIsAddedAsItIs() {
        assertThat(Spatial.SUM.of(List.of(60.0, 50.0), false)).isEqualTo(110);
        assertThat(Spatial.MEAN.of(List.of(60.0, 50.0), false)).isEqualTo(55);
    }

    @Test
    void whatNoLevelCanBeHasNoEnergy() {
        assertThat(Spatial.MEAN.of(List.of(5000.0, 50.0), true)).isEqualTo(2525);
    }

    @Test
    void theLeastAndTheGreatestAreThoseOfADevice() {
        assertThat(Spatial.MIN.of(List.of(60.0, 50.0), true)).isEqualTo(50);
        assertThat(Spatial.MAX.of(List.of(60.0, 50.0), true)).isEqualTo(60);
    }
}
