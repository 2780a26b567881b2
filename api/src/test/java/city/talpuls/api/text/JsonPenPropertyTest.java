package city.talpuls.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;

class JsonPenPropertyTest {

    private final ObjectMapper json = new ObjectMapper();

    @Property(seed = "21", tries = 2_000)
    void aTextIsWrittenAsJacksonDoes(@ForAll String text) throws JsonProcessingException {
        assertThat(written(text)).isEqualTo(json.writeValueAsString(text));
    }

    @Property(seed = "22", tries = 5_000)
    void soIsOneOfFewCharactersSomeOfWhichAreEscaped(@ForAll @CharRange(from = 0, to = 0x90) String text)
            throws JsonProcessingException {
        assertThat(written(text)).isEqualTo(json.writeValueAsString(text));
    }

    @Example
    void soIsOneWhoseLastCharacterIsNotPlain() throws JsonProcessingException {
        for (String text :
                new String[] {"", "Wupper", "Döppersberg", "Düsseldorfer Straße", "a\"", "b\\", "c\n", "d\u007f", "e🚋"
                }) {
            assertThat(written(text)).isEqualTo(json.writeValueAsString(text));
        }
    }

    private static String written(String text) {
        String all = new JsonPen().raw('[').text(text).raw(']').finish().text();
        return all.substring(1, all.length() - 1);
    }
}
