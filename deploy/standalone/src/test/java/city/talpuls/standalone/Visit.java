package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.Visitors.Look;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page that somebody has open, with what went wrong in the browser meanwhile. */
final class Visit implements AutoCloseable {

    /** What the standard wants of everybody's page (WCAG 2.2 AA, as far as a program can tell). */
    private static final String LOOK = """
            async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}))
              .violations.filter(found => ['serious', 'critical'].includes(found.impact))
              .map(found => found.id + ': ' + found.nodes.map(node => node.target.join(' ')).join(', '))""";

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private final Page page;
    private final Look look;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> strangers = new ArrayList<>();

    /**
     * Opens a page.
     *
     * @param context of its own
     * @param look what the context was made for
     */
    Visit(BrowserContext context, URI address, Look look) {
        page = context.newPage();
        this.look = look;
        context.onRequest(request -> note(URI.create(request.url()), address));
        context.onDialog(dialog -> {
            complaints.add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onWebError(error -> complaints.add(error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address.toString());
    }

    private void note(URI address, URI platform) {
        if (address.getAuthority() != null && !address.getAuthority().equals(platform.getAuthority())) {
            strangers.add(address.toString());
        }
    }

    /** That the page asks there is as it should be. */
    void mayAsk(URI somewhere) {
        String origin = somewhere.resolve("/").toString();
        strangers.removeIf(address -> address.startsWith(origin));
    }

    Page page() {
        return page;
    }

    /** What of the two the page has to say here. */
    String says(String german, String english) {
        return look.isGerman() ? german : english;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** The row of a device in the map's table. */
    Locator row(String device) {
        return page.locator("[data-testid=device-row][data-device=" + device + "]");
    }

    Locator latestValue(String device) {
        return page.locator("[data-testid=latest-value][data-device=" + device + "]");
    }

    /** Takes a picture for people to look at. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** What the platform refused just now was to be refused, though browsers note it as an error. */
    void wasRefused() {
        complaints.removeIf(text -> text.contains("Failed to load resource") && text.contains("status of 4"));
    }

    /** Nothing went wrong, and nobody else was asked for anything. */
    void assertIsOfOneHost() {
        assertThat(strangers).as("requests to other hosts").isEmpty();
        assertThat(complaints).as("errors in the console").isEmpty();
    }

    /** That, it fits the window, and everybody can use it. */
    void assertIsFine() {
        assertIsOfOneHost();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("the page is as wide as its window")
                .isTrue();
        page.evaluate(axe());
        assertThat((List<?>) page.evaluate(LOOK)).as("barriers").isEmpty();
    }

    private static String axe() {
        try (InputStream script = Visit.class.getResourceAsStream(AXE)) {
            if (script == null) {
                throw new IllegalStateException(AXE + " is missing from the class path");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        page.context().close();
    }
}
