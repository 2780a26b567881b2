package city.talpuls.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A platform with the made-up city and a real browser, which all tests of the page share. */
final class Visitors implements BeforeAllCallback, ParameterResolver {

    /** A busy machine shows a page late. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> QUIETLY = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Visitors.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == City.class;
    }

    @Override
    public City resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    private static City shared(ExtensionContext context) {
        assumeTrue(Files.isExecutable(CHROMIUM), "skipped: the browser tests need Chromium at " + CHROMIUM);
        return context.getRoot().getStore(HERE).getOrComputeIfAbsent(City.class, key -> open(), City.class);
    }

    private static City open() {
        try {
            return new City(Files.createTempDirectory("visitors"));
        } catch (IOException | MqttException e) {
            throw new IllegalStateException("the platform or the browser did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the start was interrupted", e);
        }
    }

    /** How a visitor sees the page. */
    enum Look {
        DESKTOP(1440, 900, ColorScheme.LIGHT, "de-DE"),
        DESKTOP_DARK(1440, 900, ColorScheme.DARK, "en-GB"),
        PHONE(390, 844, ColorScheme.LIGHT, "de-DE"),
        PHONE_DARK(390, 844, ColorScheme.DARK, "en-GB");

        private final int width;
        private final int height;
        private final ColorScheme scheme;
        private final String locale;

        Look(int width, int height, ColorScheme scheme, String locale) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
            this.locale = locale;
        }

        boolean isGerman() {
            return locale.startsWith("de");
        }

        /** An identifier that ends so, and that is no part of another look's. */
        String own(String identifier) {
            return name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + identifier;
        }
    }

    /** The platform, and what goes in and out of it. */
    static final class City implements AutoCloseable {

        /** What the issuer calls the page. */
        static final String CLIENT = "talpuls-page";

        private final Playwright playwright;
        private final Browser browser;
        private final MockOAuth2Server issuer = new MockOAuth2Server();
        private final Platform platform;
        private final Gateway gateway;
        private final ApiClient api;

        private City(Path data) throws IOException, InterruptedException, MqttException {
            PlaywrightAssertions.setDefaultAssertionTimeout((double) PATIENCE.toMillis());
            playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(QUIETLY));
            issuer.start();
            platform = Platform.start(
                    data,
                    Simulator.DEMO,
                    Map.of("TALPULS_API_OIDC_ISSUER", issuerUrl(), "TALPULS_API_OIDC_CLIENT_ID", CLIENT));
            gateway = Gateway.connect(platform.mqttUri());
            api = new ApiClient(platform.httpUri(), platform.adminKey());
        }

        /** The city's issuer, which lets in whoever comes. */
        String issuerUrl() {
            return issuer.issuerUrl("city").toString();
        }

        /** Who will be at the issuer next, with which role, and for how long a grant is good. */
        void isAtTheIssuer(String name, String role, Duration grant) {
            issuer.enqueueCallback(new DefaultOAuth2TokenCallback(
                    "city",
                    name,
                    "JWT",
                    List.of("talpuls"),
                    Map.of("preferred_username", name, "realm_access", Map.of("roles", List.of("talpuls-" + role))),
                    grant.toSeconds()));
        }

        ApiClient api() {
            return api;
        }

        String adminKey() {
            return platform.adminKey();
        }

        URI httpUri() {
            return platform.httpUri();
        }

        /**
         * Sends a message of a device of one's own.
         *
         * @param payload an object of JSON
         */
        void publish(String device, String payload) {
            send("talpuls/v1/page-gateway/" + device + "/up", payload.strip());
        }

        /** Sends a message as any gateway or network server might. */
        void send(String topic, String payload) {
            try {
                gateway.publish(topic, payload);
            } catch (MqttException e) {
                throw new IllegalStateException("the broker did not take it", e);
            }
        }

        /** Waits until the platform answers something with that text in it. */
        void await(String path, String text) {
            Awaitility.await().atMost(PATIENCE).until(() -> api.ask(path).body().contains(text));
        }

        /**
         * Opens the page.
         *
         * @param address what stands behind the platform's own, such as {@code #/air}
         */
        Visit visit(String address, Look look) {
            BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                    .setViewportSize(look.width, look.height)
                    .setColorScheme(look.scheme)
                    .setLocale(look.locale));
            context.setDefaultTimeout((double) PATIENCE.toMillis());
            return new Visit(context, platform.httpUri().resolve("/" + address), look);
        }

        @Override
        public void close() throws IOException, MqttException {
            playwright.close();
            gateway.close();
            platform.remove();
            issuer.shutdown();
        }
    }
}
