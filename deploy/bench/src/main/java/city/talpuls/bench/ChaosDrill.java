package city.talpuls.bench;

import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.mqtt.Gateway;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Kills each part in turn under load, takes Kafka and the database away for a while, and then counts: every message that
 * the broker acknowledged has to be there, once.
 */
final class ChaosDrill {

    private static final int DEVICES = 20;
    private static final int IN_FLIGHT = 500;

    /** One message of so many cannot be read. */
    private static final int BROKEN = 50;

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long LOOK_MILLIS = 100;
    private static final Optional<String> UP = Optional.of("UP");

    private final House house;
    private final Extent extent;
    private final PrintStream out;
    private final InstantSource clock;
    private final Platform platform = new Platform();
    private final Instant hour;
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);

    ChaosDrill(House house, Extent extent, PrintStream out, InstantSource clock) {
        this.house = house;
        this.extent = extent;
        this.out = out;
        this.clock = clock;
        this.hour = clock.instant().truncatedTo(ChronoUnit.HOURS).minus(3, ChronoUnit.HOURS);
    }

    /**
     * How much of it.
     *
     * @param rounds how often each part is killed
     * @param away how long a killed part stays away
     * @param outage how long Kafka, and then the database, are stopped
     * @param rate messages a second
     */
    record Extent(int rounds, Duration away, Duration outage, int rate) {

        static final Extent SHORT = new Extent(1, Duration.ofSeconds(1), Duration.ofSeconds(15), 200);
        static final Extent LONG = new Extent(3, Duration.ofSeconds(5), Duration.ofMinutes(1), 500);
    }

    /**
     * What was found.
     *
     * @param published messages, of which the broker acknowledged every one in the end
     * @param broken those among them that cannot be read
     * @param account what the platform says became of all it received
     * @param readings how many different readings are stored
     * @param deadLetters how many different unreadable messages are kept
     * @param lies where health did not say what was so
     */
    record Outcome(
            long published, long broken, Platform.Account account, long readings, long deadLetters, List<String> lies) {

        /** What is not as it has to be. */
        List<String> faults() {
            var faults = new ArrayList<>(lies);
            long readable = published - broken;
            expect(faults, "readings stored", readings, readable);
            expect(faults, "messages stored", account.stored(), readable);
            expect(faults, "dead letters", deadLetters, broken);
            expect(faults, "balance", account.balance(), 0);
            if (account.received() < published) {
                faults.add("received " + account.received() + " of " + published + " acknowledged messages");
            }
            return faults;
        }

        private static void expect(List<String> faults, String what, long found, long expected) {
            if (found != expected) {
                faults.add(what + ": " + found + " instead of " + expected);
            }
        }
    }

    Outcome run() throws IOException, InterruptedException, SQLException {
        out.printf(Locale.ROOT, "starting the parts%n");
        house.start();
        var broker = house.broker(IN_FLIGHT);
        var gateway = new Gateway(broker, "chaos", end);
        try {
            gateway.connect(PATIENCE);
        } catch (BrokerUnavailable e) {
            throw new IOException("the load cannot connect", e);
        }
        var lies = new ArrayList<String>();
        var load = Thread.ofPlatform().name("load").start(() -> send(gateway));
        for (int round = 0; round < extent.rounds(); round++) {
            for (String part : house.names()) {
                kill(part);
            }
        }
        outage("kafka", List.of("ingest", "streams"), lies);
        outage("postgres", List.of("streams"), lies);
        await("some more messages", acknowledgedAtLeast(acknowledged.get() + extent.rate()));
        end.countDown();
        load.join();
        gateway.settle(PATIENCE);
        gateway.close();
        out.printf(Locale.ROOT, "%d messages published, %d acknowledged%n", published.get(), acknowledged.get());
        if (acknowledged.get() != published.get()) {
            lies.add("only %d of %d messages were acknowledged".formatted(acknowledged.get(), published.get()));
        }
        var account = settled();
        return new Outcome(published.get(), published.get() / BROKEN, account, readings(), deadLetters(), lies);
    }

    /** One message after another, its number its value and, in milliseconds, its time. */
    private void send(Gateway gateway) {
        long began = System.nanoTime();
        while (end.getCount() > 0) {
            long number = published.get() + 1;
            var topic = "talpuls/v1/bench/chaos-" + number % DEVICES + "/up";
            var text = number % BROKEN == 0
                    ? "{broken " + number
                    : "{\"time\":\"" + hour.plusMillis(number) + "\",\"number\":" + number + "}";
            if (!gateway.publish(topic, text.getBytes(StandardCharsets.UTF_8), acknowledged::incrementAndGet)) {
                return;
            }
            published.incrementAndGet();
            long due = began + number * TimeUnit.SECONDS.toNanos(1) / extent.rate();
            long early = due - System.nanoTime();
            if (early < 0) {
                began -= early;
            } else {
                try {
                    TimeUnit.NANOSECONDS.sleep(early);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    private void kill(String part) throws IOException, InterruptedException {
        await("load", acknowledgedAtLeast(acknowledged.get() + extent.rate()));
        house.part(part).kill9();
        TimeUnit.MILLISECONDS.sleep(extent.away().toMillis());
        var began = clock.instant();
        house.begin(part);
        house.part(part).awaitReady();
        out.printf(Locale.ROOT, "killed %-8s  ready again after %.1f s%n", part, seconds(began));
    }

    /** Stops a server for a while, and asks the parts that need it how they are. */
    private void outage(String server, List<String> parts, List<String> lies) throws IOException, InterruptedException {
        await("load", acknowledgedAtLeast(acknowledged.get() + extent.rate()));
        var before = memory(parts);
        house.part(server).stop();
        var began = clock.instant();
        for (String part : parts) {
            if (!comes(extent.outage(), () -> !isWell(part))) {
                lies.add(part + " said it was well without " + server);
            }
        }
        var told = seconds(began);
        TimeUnit.MILLISECONDS.sleep(Math.max(
                0,
                extent.outage().minus(Duration.between(began, clock.instant())).toMillis()));
        var during = memory(parts);
        house.begin(server);
        house.part(server).awaitReady();
        began = clock.instant();
        for (String part : parts) {
            if (!comes(PATIENCE, () -> isWell(part))) {
                lies.add(part + " did not recover from the absence of " + server);
            }
        }
        out.printf(
                Locale.ROOT,
                "without %-8s  told by %s after %.1f s, well %.1f s after the return; their memory %d MB before, %d MB at the end%n",
                server,
                String.join(" and ", parts),
                told,
                seconds(began),
                before,
                during);
    }

    private boolean isWell(String part) throws InterruptedException {
        return platform.health(house.http(part)).equals(UP);
    }

    /** In megabytes. */
    private long memory(List<String> parts) {
        return parts.stream()
                        .flatMap(part -> house.part(part).processes().stream())
                        .mapToLong(process -> Usage.of(process.pid()).residentKilobytes())
                        .sum()
                / 1024;
    }

    private Platform.Account settled() throws InterruptedException {
        var last = new Platform.Account[1];
        await("all messages to be settled", () -> {
            var account = platform.account(house.http("api"));
            account.ifPresent(found -> last[0] = found);
            return account.isPresent()
                    && account.get().isSettled()
                    && account.get().received() >= published.get();
        });
        return last[0];
    }

    private long readings() throws SQLException, IOException {
        return count("SELECT count(*) FROM reading JOIN datastream ON datastream.id = reading.datastream"
                + " WHERE datastream.property = 'number'");
    }

    private long deadLetters() throws SQLException, IOException {
        return count("SELECT count(DISTINCT payload) FROM dead_letter");
    }

    private long count(String sql) throws SQLException, IOException {
        try (var connection = house.store();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private interface Condition {
        boolean holds() throws InterruptedException;
    }

    private Condition acknowledgedAtLeast(long many) {
        return () -> acknowledged.get() >= many;
    }

    private void await(String what, Condition condition) throws InterruptedException {
        if (!comes(PATIENCE, condition)) {
            throw new IllegalStateException("waited in vain for " + what + "; acknowledged " + acknowledged.get()
                    + " of " + published.get() + ", " + platform.account(house.http("api")));
        }
    }

    private boolean comes(Duration patience, Condition condition) throws InterruptedException {
        var last = clock.instant().plus(patience);
        while (!condition.holds()) {
            if (clock.instant().isAfter(last)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return true;
    }

    private double seconds(Instant since) {
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
