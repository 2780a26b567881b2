package city.talpuls.ingest.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {

    private final List<Integer> acknowledged = new ArrayList<>();
    private final Acknowledgements acknowledgements = new Acknowledgements(acknowledged::add);

    @Test
    void nothingIsAcknowledgedBeforeItIsSafe() {
        acknowledgements.arrived(1);

        assertThat(acknowledged).isEmpty();
        assertThat(acknowledgements.waiting()).isEqualTo(1);
    }

    @Test
    void acknowledgementsKeepTheOrderOfArrivalWhateverTheOrderOfConfirmation() {
        var first = acknowledgements.arrived(7);
        var second = acknowledgements.arrived(3);
        var third = acknowledgements.arrived(9);

        acknowledgements.safe(third);
        acknowledgements.safe(second);
        assertThat(acknowledged).isEmpty();

        acknowledgements.safe(first);
        assertThat(acknowledged).containsExactly(7, 3, 9);
        assertThat(acknowledgements.waiting()).isZero();
    }
}
