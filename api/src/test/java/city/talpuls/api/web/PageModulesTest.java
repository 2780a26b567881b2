package city.talpuls.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A browser learns of a module only once it has read one that wants it, and each step costs a way to the server and back. So the
 * page names beforehand all that its map needs.
 */
class PageModulesTest {

    private static final Pattern PRELOADED = Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");
    private static final Pattern IMPORT =
            Pattern.compile("^(?:import|export) [^;]*?from \"(\\.[^\"]+)\";", Pattern.MULTILINE);
    private static final Pattern NAMED =
            Pattern.compile("^import \\{([^}]*)} from \"(\\.[^\"]+)\";", Pattern.MULTILINE);
    private static final Pattern EXPORTED = Pattern.compile(
            "^export (?:async )?(?:function\\*?|class|const|let) (\\w+)|^export (?:const )?\\{([^}]*)}",
            Pattern.MULTILINE);
    private static final Pattern LINKED = Pattern.compile("<(?:link|script) [^>]*(?:href|src)=\"([^\"]+)\"");

    @Test
    void thePageNamesEveryModuleOfItsFirstPicture() throws IOException {
        Set<String> wanted = reachable("app/main.js", "app/map/maproom.js");

        assertThat(found(PRELOADED, text("index.html"))).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void whatThePageNamesIsThere() throws IOException {
        for (String address : found(LINKED, text("index.html"))) {
            if (address.startsWith("api/")) {
                continue; // an answer, no file
            }
            assertThat(resource(address)).as(address).isNotNull();
        }
    }

    /** A room that asks for a name that is not there does not open, and only who goes there finds out. */
    @Test
    void everyNameThatAModuleImportsIsExported() throws IOException, URISyntaxException {
        for (String module : modules()) {
            for (MatchResult imported : NAMED.matcher(text(module)).results().toList()) {
                String address = URI.create(module).resolve(imported.group(2)).toString();
                assertThat(exported(text(address)))
                        .as("what %s imports from %s", module, address)
                        .containsAll(names(imported.group(1), 0));
            }
        }
    }

    private static List<String> modules() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(PageModulesTest.class.getResource("/public"))
                .toURI());
        try (Stream<Path> files = Files.walk(root.resolve("app"))) {
            return files.filter(file -> file.toString().endsWith(".js"))
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }

    private static List<String> exported(String module) {
        return EXPORTED.matcher(module)
                .results()
                .flatMap(
                        found -> found.group(1) != null ? Stream.of(found.group(1)) : names(found.group(2), 1).stream())
                .toList();
    }

    /** The names of a list such as {@code a, b as c}: those before {@code as}, or those after it. */
    private static List<String> names(String list, int side) {
        return Pattern.compile(",")
                .splitAsStream(list)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.split(" as ", 2))
                .map(name -> name[Math.min(side, name.length - 1)])
                .toList();
    }

    private static Set<String> reachable(String... roots) throws IOException {
        var known = new TreeSet<String>(List.of(roots));
        Queue<String> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            String module = open.remove();
            if (module.startsWith("webjars/")) {
                continue;
            }
            for (String imported : found(IMPORT, text(module))) {
                String address = URI.create(module).resolve(imported).toString();
                if (known.add(address)) {
                    open.add(address);
                }
            }
        }
        return known;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(PageModulesTest::first).toList();
    }

    private static String first(MatchResult found) {
        return found.group(1);
    }

    private static String text(String address) throws IOException {
        try (InputStream file = resource(address)) {
            return new String(Objects.requireNonNull(file, address).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static @Nullable InputStream resource(String address) {
        return Stream.of("/public/", "/META-INF/resources/")
                .map(root -> PageModulesTest.class.getResourceAsStream(root + address))
                .filter(file -> file != null)
                .findFirst()
                .orElse(null);
    }
}
