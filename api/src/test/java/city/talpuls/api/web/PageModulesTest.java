package city.talpuls.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
