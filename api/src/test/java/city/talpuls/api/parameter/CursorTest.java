package city.talpuls.api.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.api.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class CursorTest {

    private final Cursor cursor = Cursor.of("devices", "Gerät 1", "");

    @Test
    void comesBackAsItWent() {
        assertThat(Cursor.ofText(cursor.text())).isEqualTo(cursor);
    }

    @Test
    void needsNoEscapesInAnAddress() {
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void isRefusedOnceASingleLetterDiffers() {
        String text = cursor.text();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'A' ? 'B' : 'A';
            String altered = text.substring(0, i) + other + text.substring(i + 1);

            assertThatThrownBy(() -> Cursor.ofText(altered)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void isRefusedWhenItIsSomethingElse() {
        for (String text : new String[] {"", "A", "AAAA", "=", "ä", text("devices"), "A".repeat(3000)}) {
            assertThatThrownBy(() -> Cursor.ofText(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void turnsThePagesOfItsOwnListOnly() {
        assertThat(cursor.<String>read("devices", 2, values -> values.getFirst()))
                .isEqualTo("Gerät 1");
        assertThatThrownBy(() -> cursor.<String>read("datastreams", 2, values -> values.getFirst()))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> cursor.<String>read("devices", 1, values -> values.getFirst()))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void isRefusedWhenItsListCannotReadIt() {
        assertThatThrownBy(() -> cursor.<Integer>read("devices", 2, values -> Integer.parseInt(values.getFirst())))
                .isInstanceOf(ProblemException.class);
    }

    private static String text(String content) {
        return Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
    }
}
