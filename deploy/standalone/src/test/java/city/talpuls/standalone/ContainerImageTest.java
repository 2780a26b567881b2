package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the images of {@code deploy/compose} are built from, as far as that shows without an engine that builds them. */
class ContainerImageTest {

    private static final Path ROOT = Path.of("..", "..");
    private static final Path COMPOSE = ROOT.resolve("deploy").resolve("compose");

    @Test
    void everyModuleThatMavenAsksForIsThere() throws IOException {
        List<String> modules = Pattern.compile("<module>(.+)</module>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(module -> module.group(1))
                .toList();

        assertThat(modules)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(copied())
                        .anySatisfy(path -> assertThat(module + "/pom.xml").startsWith(path)));
    }

    @Test
    void nothingThatIsCopiedIsIgnored() throws IOException {
        List<String> kept = Files.readAllLines(COMPOSE.resolve("Dockerfile.dockerignore"));

        assertThat(copied()).allSatisfy(path -> assertThat(kept).contains("!" + path));
    }

    private static List<String> copied() throws IOException {
        return Pattern.compile("(?m)^COPY (?!--from)(\\S+) ")
                .matcher(Files.readString(COMPOSE.resolve("Dockerfile")))
                .results()
                .map((MatchResult line) -> line.group(1))
                .toList();
    }
}
