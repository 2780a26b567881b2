package city.talpuls.api.gate;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.access.Role;
import io.micronaut.context.ApplicationContext;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table of docs/access.md, and what every route says it needs, against the router. */
class AccessPageTest {

    private static final Path PAGE = Path.of("..", "docs", "access.md");

    @Test
    void everyRouteSaysWhichRoleItNeedsAndToWhichPartItBelongs() {
        assertThat(Doors.all())
                .isNotEmpty()
                .allSatisfy(door -> assertThat(door.needed())
                        .as(Doors.name(door) + " needs a role: @Needs")
                        .isPresent())
                .allSatisfy(door -> assertThat(door.scope())
                        .as(Doors.name(door) + " belongs to a part: @Tag")
                        .isPresent());
    }

    @Test
    void noRouteOfTheApiLiesWhereIngestHasItsDoors() {
        try (var context = ApplicationContext.builder("api")
                .deduceEnvironment(false)
                .banner(false)
                .start()) {
            assertThat(context.getBean(Router.class)
                            .uriRoutes()
                            .filter(route -> !Door.isOurs(route))
                            .map(route -> route.getUriMatchTemplate().toPathString()))
                    .noneMatch(template -> template.startsWith("/api/"));
        }
    }

    @Test
    void whatOnlyLooksIsForReadersAndAnalystsUnlessItShowsSecretsOrPeople() {
        assertThat(Doors.all())
                .filteredOn(door -> !door.changesSomething())
                .filteredOn(door -> !Role.ANALYST.includes(door.needed().orElseThrow()))
                .extracting(Doors::name)
                .containsExactlyInAnyOrder(
                        "GET /api/v1/audit",
                        "GET /api/v1/erasures/{id}",
                        "GET /api/v1/keys",
                        "GET /api/v1/keys/{id}",
                        "GET /api/v1/recipients",
                        "GET /api/v1/recipients/{id}");
        assertThat(Doors.all())
                .filteredOn(Door::changesSomething)
                .allSatisfy(door -> assertThat(door.needed().orElseThrow().includes(Role.OPERATOR))
                        .as(Doors.name(door))
                        .isTrue());
    }

    @Test
    void thePageHasTheTableOfAllRoutes() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `/"))
                .toList();

        assertThat(rows).containsExactlyElementsOf(Doors.table());
    }
}
