package city.talpuls.bench;

import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.mqtt.Gateway;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How soon the quarter hour that a late reading is in is right: in the store, and for those who listen. Meanwhile other
 * devices speak. Each quarter hour gets one reading, and once that has gone out another, so that the rest between two
 * corrections of a window is measured too.
 */
final class LateReadingsBenchmark {

    private static final String DEVICE = "a84041fffe00001a";
    private static final int OTHERS = 500;
    private static final int IN_FLIGHT = 500;
    private static final int ROUNDS = 96;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final House house;
    private final Extent extent;
    private final PrintStream out;
    private final InstantSource clock;

    LateReadingsBenchmark(House house, Extent extent, PrintStream out, InstantSource clock) {
        this.house = house;
        this.extent = extent;
        this.out = out;
        this.clock = clock;
    }

    /**
     * How much of it.
     *
     * @param warmUp for how long others speak before
     * @param perSecond how many messages of others a second
     * @param latenesses how late readings are
     * @param rounds how many quarter hours of each, at most {@value #ROUNDS}
     */
    record Extent(Duration warmUp, int perSecond, List<Duration> latenesses, int rounds) {

        private static final List<Duration> FROM_SECONDS_TO_MONTHS = List.of(
                Duration.ofSeconds(2),
                Duration.ofHours(1),
                Duration.ofHours(20),
                Duration.ofDays(4),
                Duration.ofDays(30),
                Duration.ofDays(60));

        static Extent of(int perSecond, int rounds) {
            return new Extent(Duration.ofSeconds(60), perSecond, FROM_SECONDS_TO_MONTHS, rounds);
        }

        Extent {
            if (rounds > ROUNDS) {
                throw new IllegalArgumentException("at most " + ROUNDS + " quarter hours, not " + rounds);
            }
        }
    }

    /**
     * How long it took from publish until the window was right.
     *
     * @param stored in the database
     * @param told to those who listen
     */
    record Corrections(Delays stored, Delays told) {

        Corrections() {
            this(new Delays(), new Delays());
        }
    }

    Map<Duration, Corrections> run() throws IOException, InterruptedException, SQLException {
        out.println("starting the parts");
        house.start();
        var end = new CountDownLatch(1);
        var broker = house.broker(IN_FLIGHT);
        try (var store = house.store();
                var gateway = connected(broker, "late", end);
                var _ = new SteadyLoad(broker, new ChirpStackUplinks(OTHERS), extent.perSecond(), clock)) {
            out.printf(
                    Locale.ROOT,
                    "%d messages a second of others, for %d s alone%n",
                    extent.perSecond(),
                    extent.warmUp().toSeconds());
            TimeUnit.NANOSECONDS.sleep(extent.warmUp().toNanos());
            var measured = new LinkedHashMap<Duration, Corrections>();
            try (var listener = new LiveListener(house.http("api"), DEVICE)) {
                for (Duration lateness : extent.latenesses()) {
                    measured.put(lateness, measure(lateness, gateway, store, listener));
                }
            }
            return measured;
        }
    }

    private Corrections measure(Duration lateness, Gateway gateway, Connection store, LiveListener listener)
            throws SQLException, InterruptedException {
        var corrections = new Corrections();
        for (int round = 0; round < extent.rounds(); round++) {
            Instant time = clock.instant()
                    .truncatedTo(ChronoUnit.MILLIS)
                    .minus(lateness)
                    .minus(Duration.ofMinutes(lateness.toMinutes() < 15 ? 0 : 15L * round));
            Window window = new Window(quarter(time), count(store, quarter(time)));
            measure(corrections, gateway, store, listener, window.next(), time);
            measure(corrections, gateway, store, listener, window.next().next(), time.minusMillis(1));
        }
        return corrections;
    }

    private void measure(
            Corrections corrections,
            Gateway gateway,
            Connection store,
            LiveListener listener,
            Window expected,
            Instant time)
            throws SQLException, InterruptedException {
        long published = System.nanoTime();
        gateway.publish("application/city/device/" + DEVICE + "/event/up", payload(time), () -> {});
        boolean isStored = false;
        long last = published + PATIENCE.toNanos();
        while (!isStored || listener.toldAt(expected).isEmpty()) {
            if (System.nanoTime() > last) {
                throw new IllegalStateException("the window of " + expected.start() + " was not corrected");
            }
            if (!isStored && count(store, expected.start()) >= expected.count()) {
                isStored = true;
                corrections.stored().add(System.nanoTime() - published);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        corrections.told().add(listener.toldAt(expected).orElseThrow() - published);
    }

    /**
     * A quarter hour, and how many readings it has.
     *
     * @param start when it starts
     */
    record Window(Instant start, long count) {

        Window next() {
            return new Window(start, count + 1);
        }
    }

    private static Instant quarter(Instant time) {
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), 900) * 900);
    }

    private static long count(Connection store, Instant quarter) throws SQLException {
        try (var question = store.prepareStatement("""
                SELECT count FROM aggregate_15m JOIN datastream ON datastream.id = datastream
                WHERE device = ? AND property = 'temperature' AND time = ?""")) {
            question.setString(1, DEVICE);
            question.setTimestamp(2, Timestamp.from(quarter));
            try (var rows = question.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private static byte[] payload(Instant time) {
        return """
                {"deduplicationId": "%s", "time": "%s", "deviceInfo": {"devEui": "%s"}, "fPort": 2,
                 "object": {"temperature": 20.5}}""".formatted(UUID.randomUUID(), time, DEVICE).getBytes(StandardCharsets.UTF_8);
    }

    private static Gateway connected(Broker broker, String name, CountDownLatch end)
            throws IOException, InterruptedException {
        var gateway = new Gateway(broker, name, end);
        try {
            gateway.connect(PATIENCE);
        } catch (BrokerUnavailable e) {
            throw new IOException("the load cannot connect", e);
        }
        return gateway;
    }

    /** The result as a table in Markdown. */
    static String table(Map<Duration, Corrections> measured) {
        var text = new StringBuilder("| late by | stored, p50 | p99 | longest | told, p50 | p99 | longest |\n")
                .append("|---|---|---|---|---|---|---|\n");
        measured.forEach((lateness, corrections) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %s | %s |%n",
                lateness.toString().substring(1).replace("T", "").toLowerCase(Locale.ROOT),
                cells(corrections.stored()),
                cells(corrections.told()))));
        return text.toString();
    }

    private static String cells(Delays delays) {
        return String.format(
                Locale.ROOT,
                "%.1f s | %.1f s | %.1f s",
                delays.milliseconds(0.5) / 1000,
                delays.milliseconds(0.99) / 1000,
                delays.longestMilliseconds() / 1000);
    }
}
