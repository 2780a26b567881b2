package city.talpuls.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import city.talpuls.api.access.Role;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route that the router has, asked by everybody there can be. */
@ExtendWith(RunningApi.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleMatrixIT {

    private static final String NOBODY = "tp_0123456789abcdef_" + "x".repeat(43);

    private final TestApi api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Role, String> keys = new EnumMap<>(Role.class);
    private final EmbeddedServer closed;
    private String expired = "";
    private String revoked = "";

    RoleMatrixIT(TestApi api) {
        this.api = api;
        this.closed = api.again(Map.of("talpuls.api.anonymous", "none"));
    }

    @BeforeAll
    void makeKeys() {
        api.empty();
        for (Role role : Role.values()) {
            keys.put(role, api.key(role, List.of()));
        }
        expired = api.key(Role.ADMIN, List.of());
        api.expire(expired);
        revoked = api.key(Role.ADMIN, List.of());
        api.revoke(revoked);
    }

    @AfterAll
    void close() {
        closed.close();
        client.close();
    }

    static List<Door> doors() {
        return Doors.all();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void everybodyComesAsFarAsHeMay(Door door) throws IOException, InterruptedException {
        Role needed = door.needed().orElseThrow();

        assertThat(status(door, null)).as("without a key").isEqualTo(401);
        assertThat(status(door, "nonsense")).as("with no key").isEqualTo(401);
        assertThat(status(door, NOBODY)).as("with a key of nobody's").isEqualTo(401);
        assertThat(status(door, expired)).as("with a key that has expired").isEqualTo(401);
        assertThat(status(door, revoked)).as("with a key that was revoked").isEqualTo(401);
        for (Role role : Role.values()) {
            int status = status(door, keys.get(role));
            if (role.includes(needed)) {
                assertThat(status).as("as " + role).isNotIn(401, 403);
            } else {
                assertThat(status).as("as " + role).isEqualTo(403);
            }
        }
        assertThat(status(door, api.key(Role.ADMIN, List.of(otherThan(door.scope())))))
                .as("with a key for another part")
                .matches(status -> door.isForAnyScope() ? status != 403 : status == 403);
        assertThat(status(door, api.key(Role.ADMIN, List.of(door.scope().orElseThrow()))))
                .as("with a key for this part")
                .isNotIn(401, 403);
    }

    private static String otherThan(Optional<String> scope) {
        return scope.orElseThrow().equals("alerts") ? "registry" : "alerts";
    }

    private int status(Door door, @Nullable String key) throws IOException, InterruptedException {
        String path = door.template().replaceAll("\\{[^}]+}", "0");
        List<String> headers = new ArrayList<>(List.of("Content-Type", contentType(door)));
        if (key != null) {
            headers.addAll(List.of("Authorization", "Bearer " + key));
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(closed.getURL() + path))
                .method(door.route().getHttpMethod().name(), HttpRequest.BodyPublishers.ofString("{}"))
                .headers(headers.toArray(String[]::new))
                .build();
        // A live stream has no end: nobody waits for it.
        HttpResponse<InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static String contentType(Door door) {
        return door.route().getConsumes().stream()
                .findFirst()
                .map(Object::toString)
                .orElse("application/json");
    }
}
