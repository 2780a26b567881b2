package city.talpuls.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import city.talpuls.api.access.Role;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;

/** A real Keycloak, with the realm that docs/access.md describes; only where a Docker engine runs. */
class KeycloakIT {

    private static final String REALM = """
            {"realm": "city", "enabled": true, "sslRequired": "none",
             "roles": {"realm": [{"name": "talpuls-operator"}]},
             "clients": [{"clientId": "talpuls", "secret": "of-the-test", "enabled": true, "publicClient": false,
               "standardFlowEnabled": false, "directAccessGrantsEnabled": true, "fullScopeAllowed": true,
               "protocolMappers": [
                 {"name": "audience", "protocol": "openid-connect", "protocolMapper": "oidc-audience-mapper",
                  "config": {"included.client.audience": "talpuls", "access.token.claim": "true"}}]}],
             "users": [{"username": "anna", "email": "anna@example.org", "firstName": "Anna", "lastName": "A",
               "enabled": true, "emailVerified": true, "realmRoles": ["talpuls-operator"],
               "credentials": [{"type": "password", "value": "anna", "temporary": false}]}]}""";

    @BeforeAll
    static void needsAnEngine() {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(), "no Docker engine runs here, Keycloak needs one");
    }

    @Test
    void aTokenOfKeycloakSaysWhoItIs() throws IOException, InterruptedException {
        try (GenericContainer<?> keycloak = new GenericContainer<>("quay.io/keycloak/keycloak:26.4")
                        .withCommand("start-dev", "--import-realm")
                        .withExposedPorts(8080)
                        .withCopyToContainer(Transferable.of(REALM), "/opt/keycloak/data/import/city.json")
                        .waitingFor(Wait.forHttp("/realms/city").forPort(8080))
                        .withStartupTimeout(Duration.ofMinutes(3));
                HttpClient client = HttpClient.newHttpClient()) {
            keycloak.start();
            String realm = "http://%s:%d/realms/city".formatted(keycloak.getHost(), keycloak.getMappedPort(8080));
            var config =
                    new OidcConfig(realm, "talpuls", "realm_access.roles", List.of("talpuls-operator=operator"), null);

            assertThat(new Issuer(config, InstantSource.system()).verdict(token(client, realm)))
                    .isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
                        assertThat(genuine.caller().name()).isEqualTo("anna");
                        assertThat(genuine.caller().role()).isEqualTo(Role.OPERATOR);
                    });
        }
    }

    private static String token(HttpClient client, String realm) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "grant_type=password&client_id=talpuls&client_secret=of-the-test&username=anna&password=anna&scope=openid"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body()).path("access_token").asText();
    }
}
