package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What browsers ask before they let a page ask, and what they are told to hold to. */
@ExtendWith(RunningApi.class)
class BrowserIT {

    private static final String PASSWORD = "kluserbruecke";

    private final TestApi api;

    BrowserIT(TestApi api) {
        this.api = api;
    }

    /** A browser asks beforehand, without the key, whether a page may send it. */
    @Test
    void aPageOfAnotherOriginMayAskWhereTheSettingsAllowIt() {
        var settings = Map.<String, Object>of(
                "micronaut.server.cors.enabled",
                "true",
                "micronaut.server.cors.configurations.city.allowed-origins",
                List.of("https://map.example.org"),
                "talpuls.api.anonymous",
                "none");
        try (EmbeddedServer shared = api.begin(settings)) {
            api.awaitReady(shared);
            TestApi.Answer allowed = api.sendAsItIs(preflight(shared, "https://map.example.org"));
            TestApi.Answer refused =
                    api.sendAsItIs(HttpRequest.newBuilder(URI.create(shared.getURL() + "/api/v1/dead-letters?limit=1"))
                            .header("Origin", "https://map.example.org")
                            .header("X-API-Key", "tp_wrong")
                            .build());

            assertThat(allowed.status()).isEqualTo(200);
            assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://map.example.org");
            assertThat(allowed.header("Access-Control-Allow-Methods")).contains("PUT");
            assertThat(allowed.header("Access-Control-Allow-Headers")).containsIgnoringCase("x-api-key");
            assertThat(api.sendAsItIs(preflight(shared, "https://elsewhere.example.org"))
                            .status())
                    .isBetween(400, 499);
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("https://map.example.org");
        }
    }

    @Test
    void withoutThatSettingNoOtherPageMay() {
        HttpRequest asked = HttpRequest.newBuilder(api.uri("/api/v1/devices"))
                .header("Origin", "https://map.example.org")
                .build();

        assertThat(api.sendAsItIs(asked).header("Access-Control-Allow-Origin")).isEmpty();
    }

    /** RFC 6797: who came by TLS comes by nothing else for two years. */
    @Test
    void overTlsABrowserIsToldToStayWithIt(@TempDir Path folder) throws Exception {
        Path store = keyStore(folder);
        var settings = Map.<String, Object>of(
                "micronaut.server.ssl.enabled",
                "true",
                "micronaut.server.ssl.port",
                "-1",
                "micronaut.server.ssl.key-store.path",
                "file:" + store,
                "micronaut.server.ssl.key-store.password",
                PASSWORD,
                "micronaut.server.ssl.key-store.type",
                "PKCS12");
        try (EmbeddedServer secure = api.begin(settings);
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting(store)).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + secure.getPort() + "/api/v1/map"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=63072000");
        }
        assertThat(api.get("/api/v1/map").header("Strict-Transport-Security")).isEmpty();
    }

    private static HttpRequest preflight(EmbeddedServer server, String origin) {
        return HttpRequest.newBuilder(URI.create(server.getURL() + "/api/v1/devices/dev-1"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .header("Access-Control-Request-Headers", "X-API-Key")
                .build();
    }

    private static Path keyStore(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        return store;
    }

    private static SSLContext trusting(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(store)) {
            keys.load(bytes, PASSWORD.toCharArray());
        }
        var certificate = KeyStore.getInstance("PKCS12");
        certificate.load(null, null);
        certificate.setCertificateEntry("server", keys.getCertificate("server"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(certificate);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
