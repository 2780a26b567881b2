package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a citizen sees: the page at {@code /}, opened in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the browser's driver takes seconds to unpack
final class PageIT {

    /** A busy machine shows a page late. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SCREENSHOT = Path.of("target", "screenshots", "valley.png");
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Playwright playwright;
    private Browser browser;
    private Platform platform;
    private Gateway gateway;
    private ApiClient api;

    @BeforeAll
    void openBrowser(@TempDir Path data) throws Exception {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: the browser tests need Chromium at " + CHROMIUM);
        PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(QUIETLY));
        platform = Platform.start(data, Simulator.DEMO);
        gateway = Gateway.connect(platform.mqttUri());
        api = new ApiClient(platform.httpUri(), platform.adminKey());
    }

    @AfterAll
    void closeBrowser() throws Exception {
        if (playwright != null) {
            playwright.close();
        }
        if (gateway != null) {
            gateway.close();
        }
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void aValueChangesOnThePageWithoutAReload() throws MqttException {
        measureADay("page-doeppersberg", "Döppersberg");
        awaitStored("page-doeppersberg", 12.5);
        Visit visit = visit("#/property/temperature", 1440, 900, ColorScheme.LIGHT, "de-DE");

        visit.row("page-doeppersberg").getByText("Döppersberg").click();
        assertThat(visit.latestValue("page-doeppersberg")).hasAttribute("data-value", "12.5");
        assertThat(visit.page().locator("html")).hasAttribute("data-connection", "live");
        assertThat(visit.page().locator(".chart .uplot")).isVisible();

        measure("page-doeppersberg", "Döppersberg", Instant.now(), 12.9);

        assertThat(visit.latestValue("page-doeppersberg")).hasAttribute("data-value", "12.9");
        assertThat(visit.latestValue("page-doeppersberg")).containsText("12,9");
        assertThat(visit.row("page-doeppersberg")).containsText("12,9");
        visit.page().screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOT));
        assertThat(visit.strangers()).as("requests to other hosts").isEmpty();
        assertThat(visit.complaints()).as("errors in the console").isEmpty();
    }

    @Test
    void aSharedAddressOpensItsDeviceInTheReadersLanguage() throws MqttException {
        measure("page-hardt", "Hardt", Instant.now(), 9.25);
        awaitStored("page-hardt", 9.25);
        Visit visit = visit("#/device/page-hardt/temperature", 390, 844, ColorScheme.DARK, "en-GB");

        assertThat(visit.latestValue("page-hardt")).containsText("9.3");
        assertThat(visit.page().locator("html")).hasAttribute("lang", "en");
        assertThat(visit.page()).hasTitle("Hardt, Temperature – Talpuls");
        assertThat((Boolean) visit.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("the page fits a phone")
                .isTrue();
        assertThat(visit.complaints()).isEmpty();
    }

    @Test
    void aNameWithAScriptTagIsShownAsText() throws MqttException {
        String name = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        measure("page-hostile", name, Instant.now(), 8.5);
        awaitStored("page-hostile", 8.5);
        Visit visit = visit("#/device/page-hostile/temperature", 1440, 900, ColorScheme.LIGHT, "de-DE");

        assertThat(visit.page().locator("#device h2")).hasText(name);
        assertThat(visit.row("page-hostile")).containsText(name);
        assertThat(visit.complaints()).isEmpty();
        assertThat(visit.strangers()).isEmpty();
    }

    @Test
    void anAddressOfADeviceThatIsGoneIsAnsweredKindly() {
        Visit visit = visit("#/device/page-nobody/temperature", 1440, 900, ColorScheme.LIGHT, "de-DE");

        assertThat(visit.page().getByTestId("device-gone")).containsText("gibt es nicht");
    }

    @Test
    void theDescriptionOfTheApiIsShownAndCanBeTried() {
        Visit visit = visit("api", 1440, 900, ColorScheme.LIGHT, "en-GB");

        visit.page().locator("#operations-readings-getReadings").click();
        assertThat(visit.page()
                        .locator("#operations-readings-getReadings")
                        .getByText("Start, inclusive; 24 hours before the end unless given"))
                .isVisible();
        visit.page().locator("#operations-operation-getAccounting").click();
        visit.page()
                .locator("#operations-operation-getAccounting")
                .getByText("Try it out")
                .click();
        assertThat(visit.page().locator("#operations-operation-getAccounting").getByText("Execute"))
                .isVisible();
        visit.page().screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOT.resolveSibling("api.png")));
        assertThat(visit.strangers()).as("requests to other hosts").isEmpty();
        assertThat(visit.complaints()).as("errors in the console").isEmpty();
    }

    private Visit visit(String address, int width, int height, ColorScheme scheme, String locale) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale(locale));
        context.setDefaultTimeout((double) PATIENCE.toMillis());
        var visit = new Visit(context.newPage(), new ArrayList<>(), new ArrayList<>());
        context.onRequest(request -> visit.note(URI.create(request.url()), platform.httpUri()));
        context.onDialog(dialog -> {
            visit.complaints().add("a dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onWebError(error -> visit.complaints().add(error.error()));
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                visit.complaints().add(message.text());
            }
        });
        visit.page().navigate(platform.httpUri().resolve("/" + address).toString());
        return visit;
    }

    /** A day of readings every half hour, the last of them now: 12.5 degrees. */
    private void measureADay(String device, String name) throws MqttException {
        Instant now = Instant.now();
        for (int halfHours = 48; halfHours >= 0; halfHours--) {
            double value = 12.5 - 4 * Math.sin(halfHours * Math.PI / 48);
            measure(device, name, now.minus(Duration.ofMinutes(30L * halfHours)), value);
        }
    }

    private void measure(String device, String name, Instant time, double temperature) throws MqttException {
        String payload = String.format(Locale.ROOT, """
                {"time": "%s", "name": "%s", "latitude": 51.2554, "longitude": 7.1502, "temperature": %.2f}
                """, time, name, temperature);
        gateway.publish("talpuls/v1/page-gateway/" + device + "/up", payload.strip());
    }

    /** Waits until the platform has stored that latest value of a device. */
    private void awaitStored(String device, double value) {
        String readings = "/api/v1/readings?interval=raw&property=temperature&device=" + device;
        await().atMost(PATIENCE).until(() -> api.ask(readings).body().contains("\"value\":" + value));
    }

    /**
     * One visitor's page.
     *
     * @param page the page
     * @param complaints what went wrong in the browser
     * @param strangers the addresses of other hosts that were asked for
     */
    private record Visit(Page page, List<String> complaints, List<String> strangers) {

        void note(URI address, URI platform) {
            if (address.getAuthority() != null && !address.getAuthority().equals(platform.getAuthority())) {
                strangers.add(address.toString());
            }
        }

        Locator row(String device) {
            return page.locator("[data-testid=device-row][data-device=" + device + "]");
        }

        Locator latestValue(String device) {
            return page.locator("[data-testid=latest-value][data-device=" + device + "]");
        }
    }
}
