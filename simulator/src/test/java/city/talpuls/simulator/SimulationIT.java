package city.talpuls.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.talpuls.simulator.course.Disturbances;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.timetable.Faults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Progress SILENT = percent -> {};

    /** How many times slower than usual a clock goes that gives busy machines time. */
    private static final int SLOWLY = 30;

    private final EmbeddedBroker broker = new EmbeddedBroker();

    @AfterEach
    void closeBroker() {
        broker.close();
    }

    @Test
    void whatWasAcknowledgedHasArrived() throws Exception {
        try (var reader = new Reader(broker.address())) {
            Summary summary = run(options(OptionalDouble.of(500), Duration.ofSeconds(3)));

            Summary.Line total = summary.total();
            assertThat(total.messages()).isBetween(500L, 1_500L);
            assertThat(total.acknowledged()).isEqualTo(total.messages());
            assertThat(total.duplicates()).isPositive();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(reader.topics()).hasSize((int) total.messages()));
            assertThat(reader.topics().stream().filter(topic -> topic.startsWith("application/")))
                    .hasSize((int) line(summary, "chirpstack").messages());
            assertThat(reader.topics().stream().filter(topic -> topic.startsWith("v3/")))
                    .hasSize((int) line(summary, "ttn").messages());
        }
    }

    @Test
    void theHistoryIsToldAndThenThePresentGoesOn() throws Exception {
        var progress = new CopyOnWriteArrayList<Integer>();
        var options = SimulationOptions.demo(broker.address()).withBackfill(Backfill.of(Duration.ofHours(2)));
        try (var simulation = new Simulation(options, InstantSource.system(), progress::add)) {
            simulation.start();
            await().atMost(PATIENCE).until(() -> progress.contains(100));
            long told = simulation.summary().total().messages();
            await().atMost(PATIENCE).until(() -> simulation.summary().total().acknowledged() > told);
            simulation.stop();

            Summary summary = simulation.await();
            assertThat(summary.total().acknowledged()).isEqualTo(summary.total().messages());
            assertThat(summary.total().messages()).isGreaterThan(1_000);
            assertThat(progress).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    void aBrokerThatBreaksDownLosesNoCount() throws Exception {
        try (var simulation = new Simulation(
                options(OptionalDouble.of(200), Duration.ofMinutes(5)), InstantSource.system(), SILENT)) {
            simulation.start();
            await().atMost(PATIENCE).until(() -> simulation.summary().total().acknowledged() > 100);
            broker.restart();
            long before = simulation.summary().total().acknowledged();
            await().atMost(PATIENCE).until(() -> simulation.summary().total().acknowledged() > before + 200);
            simulation.stop();

            assertThat(simulation.await().unacknowledged()).isZero();
        }
    }

    @Test
    void theTruthIsWrittenForTheSpanThatWasTold(@TempDir Path folder) throws Exception {
        Path truth = folder.resolve("truth.ndjson");
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        String[] arguments = {
            "--broker=" + broker.address(),
            "--devices=20",
            "--backfill=7d",
            "--duration=2s",
            "--scenario=smog",
            "--scenario-start=2026-11-16T12:00Z",
            "--dead=0.5",
            "--truth=" + truth
        };

        int code = new SimulateCommand(Map.of(), startingAt(now))
                .commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);

        assertThat(code).isZero();
        assertThat(Files.readAllLines(truth))
                .contains("{\"kind\":\"smog\",\"start\":\"2026-11-16T12:00:00Z\",\"end\":\"2026-11-22T12:00:00Z\"}")
                .anySatisfy(line -> assertThat(line).contains("\"kind\":\"emptying\""))
                .anySatisfy(line -> assertThat(line).contains("\"kind\":\"dead\""));
    }

    @Test
    void withoutABrokerItSaysSo() throws Exception {
        try (var simulation = new Simulation(
                SimulationOptions.demo(URI.create("tcp://127.0.0.1:1")), InstantSource.system(), SILENT)) {
            simulation.start();

            assertThatThrownBy(simulation::await)
                    .isInstanceOf(BrokerUnavailable.class)
                    .hasMessage("no MQTT broker at tcp://127.0.0.1:1: connection refused");
        }
    }

    /** A clock that goes on from there, slowly, so that a busy machine has the time to tell a history. */
    private static InstantSource startingAt(Instant now) {
        Instant began = InstantSource.system().instant();
        return () -> now.plus(
                Duration.between(began, InstantSource.system().instant()).dividedBy(SLOWLY));
    }

    private static Summary run(SimulationOptions options) throws BrokerUnavailable, InterruptedException {
        try (var simulation = new Simulation(options, InstantSource.system(), SILENT)) {
            simulation.start();
            return simulation.await();
        }
    }

    private SimulationOptions options(OptionalDouble rate, Duration duration) {
        SimulationOptions demo = SimulationOptions.demo(broker.address());
        return new SimulationOptions(
                demo.broker(),
                demo.patience(),
                demo.seed(),
                demo.devices(),
                demo.formats(),
                rate,
                demo.speedUp(),
                demo.intervalScale(),
                demo.backfill(),
                Optional.of(duration),
                new Faults(0.05, 0.05),
                Disturbances.none());
    }

    private static Summary.Line line(Summary summary, String format) {
        List<Summary.Line> lines = summary.formats();
        return lines.stream()
                .filter(line -> line.format().equals(format))
                .findFirst()
                .orElseThrow();
    }
}
