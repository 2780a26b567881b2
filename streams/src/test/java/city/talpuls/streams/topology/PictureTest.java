package city.talpuls.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.registry.Districts;
import city.talpuls.model.topics.Json;
import city.talpuls.streams.decode.Decoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PictureTest {

    @Test
    void theDocumentationShowsTheTopologyAsItIs() throws IOException {
        String described = new UplinkTopology(
                        new Json(),
                        Decoder.withoutRegistry(),
                        Registered.nothing(),
                        Districts.shipped(),
                        4,
                        Duration.ofDays(2))
                .build()
                .describe()
                .toString()
                .strip();

        assertThat(Files.readString(Path.of("..", "docs", "picture.md")))
                .as("docs/picture.md has to show this:%n%s", described)
                .contains(described);
    }
}
