package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import city.talpuls.simulator.Backfill;
import city.talpuls.simulator.Simulation;
import city.talpuls.simulator.SimulationOptions;
import city.talpuls.simulator.chance.Seed;
import city.talpuls.simulator.course.Ailments;
import city.talpuls.simulator.course.Disturbances;
import city.talpuls.simulator.course.Spell;
import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.Format;
import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.simulator.timetable.Faults;
import city.talpuls.simulator.truth.Fact;
import city.talpuls.simulator.truth.Truth;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The simulator's wet week, told fast: the wave runs through the gauges, and each gauge's rule tells of it, held against what the
 * simulator knows to be true.
 */
@ExtendWith(SharedPlatform.class)
class FloodToAlertIT {

    private static final Duration WEEK = Duration.ofDays(7);
    private static final double SPEED = 25_000;
    private static final int DEVICES = 24;

    /** Levels ripple by one percent and are measured every few minutes, while the wave goes up and down for hours. */
    private static final Duration RIPPLES = Duration.ofMinutes(60);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void theWaveOfTheSimulatorIsToldOnceAtEachGauge(Platform platform) throws Exception {
        Instant start = Instant.now().minus(WEEK).truncatedTo(ChronoUnit.SECONDS);
        var flood = new Disturbances(new Spell.Flood(start), Ailments.none());
        List<Fact.Flood> waves = waves(flood, start);
        assertThat(waves).hasSizeGreaterThan(1);

        var api = new ApiClient(platform.httpUri(), platform.adminKey());
        for (Fact.Flood wave : waves) {
            api.put("/api/v1/rules/" + ruleOf(wave), rule(wave));
        }
        simulate(platform, flood);

        for (Fact.Flood wave : waves) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(alerts(api, wave))
                            .anyMatch(alert -> isOf(wave, alert))
                            .allSatisfy(alert ->
                                    assertThat(alert.path("clearedAt").isNull()).isFalse()));
            holds(api, wave);
        }
    }

    /** What the simulator knows: the same fleet, planned once more. */
    private static List<Fact.Flood> waves(Disturbances flood, Instant start) {
        var fleet = Fleet.planned(new Seed(SimulationOptions.DEMO_SEED), DEVICES, List.of(Format.values()), flood);
        return Truth.of(fleet, flood.spell(), start, start.plus(WEEK)).facts().stream()
                .filter(Fact.Flood.class::isInstance)
                .map(Fact.Flood.class::cast)
                .toList();
    }

    private static void simulate(Platform platform, Disturbances flood) throws Exception {
        var options = new SimulationOptions(
                new Broker(
                        platform.mqttUri(), Platform.GATEWAY, platform.password(), SimulationOptions.USUAL_IN_FLIGHT),
                PATIENCE,
                SimulationOptions.DEMO_SEED,
                DEVICES,
                List.of(Format.values()),
                OptionalDouble.empty(),
                SPEED,
                1,
                Backfill.of(WEEK),
                Optional.of(Duration.ofMillis((long) (WEEK.toMillis() / SPEED)).plusSeconds(1)),
                Faults.mild(),
                flood);
        try (var simulation = new Simulation(options, InstantSource.system(), percent -> {})) {
            simulation.start();
            simulation.await();
        }
    }

    private static String ruleOf(Fact.Flood wave) {
        return "flood-" + wave.device().toLowerCase(Locale.ROOT);
    }

    /** Twice the usual level is a warning, half way from there to the crest is critical. */
    private static String rule(Fact.Flood wave) {
        return String.format(
                Locale.ROOT,
                """
                {"name": "Flood", "watch": "value", "property": "water_level", "devices": ["%s"], "levels": [
                   {"severity": "warning", "raise": %.1f, "clear": %.1f},
                   {"severity": "critical", "raise": %.1f, "clear": %.1f}]}""",
                wave.device(),
                warning(wave),
                0.9 * warning(wave),
                critical(wave),
                0.94 * critical(wave));
    }

    private static double warning(Fact.Flood wave) {
        return 2 * wave.usual();
    }

    private static double critical(Fact.Flood wave) {
        return (warning(wave) + wave.peak()) / 2;
    }

    private static List<JsonNode> alerts(ApiClient api, Fact.Flood wave) {
        return api.all("/api/v1/alerts?state=all&rule=" + ruleOf(wave), "items");
    }

    private static boolean isOf(Fact.Flood wave, JsonNode alert) {
        return Instant.parse(alert.path("raisedAt").asText()).isBefore(wave.end())
                && Instant.parse(alert.path("changedAt").asText()).isAfter(wave.start());
    }

    private static void holds(ApiClient api, Fact.Flood wave) {
        List<JsonNode> ofTheWave = new ArrayList<>();
        for (JsonNode alert : alerts(api, wave)) {
            JsonNode story = api.get("/api/v1/alerts/" + alert.path("id").asText());
            if (isOf(wave, alert)) {
                ofTheWave.add(story);
            } else {
                assertThat(told(story))
                        .as("the usual rain alone may double a level, and no more")
                        .containsExactly("raised warning", "cleared warning");
            }
        }
        assertThat(ofTheWave).as("alerts of %s", wave).hasSize(1);
        JsonNode story = ofTheWave.getFirst();
        assertThat(told(story))
                .containsExactly("raised warning", "escalated critical", "eased warning", "cleared warning");

        Instant raised = time(story, 0);
        Instant escalated = time(story, 1);
        Instant eased = time(story, 2);
        Instant cleared = time(story, 3);
        assertThat(raised).isBetween(wave.start().minus(RIPPLES), wave.start().plus(RIPPLES));
        assertThat(escalated).isAfter(raised).isBefore(wave.peakTime().plus(RIPPLES));
        assertThat(eased).isAfter(wave.peakTime().minus(RIPPLES)).isBefore(cleared);
        assertThat(cleared)
                .as("below nine tenths of where it was raised")
                .isAfter(wave.end().minus(RIPPLES));
    }

    private static List<String> told(JsonNode story) {
        List<String> told = new ArrayList<>();
        story.path("events")
                .forEach(event -> told.add(event.path("kind").asText() + " "
                        + event.path("severity").asText()));
        return told;
    }

    private static Instant time(JsonNode story, int event) {
        return Instant.parse(story.path("events").path(event).path("time").asText());
    }
}
