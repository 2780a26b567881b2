package city.talpuls.bench;

import city.talpuls.model.topics.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Kills each part in turn under load, takes from one of two instances of streams what it remembered, takes Kafka and the
 * database away for a while, and then counts and verifies: every message that the broker acknowledged has to be there, once,
 * every reading has to be doubted as the rules have it, every aggregate has to be that of its readings, and a flood wave that
 * passes meanwhile has to be told level by level, each once.
 */
final class ChaosDrill implements AutoCloseable {

    private static final int IN_FLIGHT = 500;

    private static final List<String> PARTS =
            List.of("postgres", "kafka", "mqtt", "streams", "streams-2", "ingest", "api");

    /** The instance of streams that loses what it remembered. */
    private static final String FORGETFUL = "streams-2";

    /** How long after the start the streams leave another hour to the store: under load. */
    private static final Duration UNTIL_NEXT_HOUR = Duration.ofSeconds(110);

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final long LOOK_MILLIS = 100;

    private final House house;
    private final Extent extent;
    private final PrintStream out;
    private final InstantSource clock;
    private final Platform platform;
    private final OddMessages odd;
    private final FloodWave wave = new FloodWave();
    private final ChaosLoad load;

    /**
     * @param folder for data and logs
     * @param extent how much of it
     * @param stay whether the parts live long enough to be worth compiling well
     * @param out told how far it is
     * @param clock for now
     */
    ChaosDrill(Path folder, Extent extent, House.Stay stay, PrintStream out, InstantSource clock) throws IOException {
        this.extent = extent;
        this.out = out;
        this.clock = clock;
        Instant start = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var nextHour = start.plus(UNTIL_NEXT_HOUR);
        var horizon = nextHour.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        this.odd = new OddMessages(SEED, horizon);
        this.load = new ChaosLoad(odd, wave, start.minus(HALF_AN_HOUR), extent.rate(), clock);
        this.house = new House(
                folder,
                PARTS,
                Map.of(
                        "TALPULS_STREAMS_MEMORY",
                        Duration.between(horizon, nextHour).toString(),
                        "TALPULS_STREAMS_STANDBYS",
                        "1"),
                null,
                stay);
        this.platform = new Platform(house.adminKey());
    }

    /**
     * How much of it.
     *
     * @param rounds how often each part is killed
     * @param victims which are killed together, in their order
     * @param away how long a killed part stays away
     * @param outage how long Kafka, and then the database, are stopped
     * @param rate messages a second
     */
    record Extent(int rounds, List<List<String>> victims, Duration away, Duration outage, int rate) {

        static final Extent SHORT = new Extent(
                1,
                List.of(
                        List.of("postgres", "api"),
                        List.of("kafka"),
                        List.of("mqtt", "streams"),
                        List.of("streams-2", "ingest")),
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                200);
        static final Extent LONG =
                new Extent(3, PARTS.stream().map(List::of).toList(), Duration.ofSeconds(5), Duration.ofMinutes(1), 500);

        /** Kills and outages. */
        private int phases() {
            return rounds * victims.size() + 2;
        }
    }

    /**
     * What was found.
     *
     * @param published messages, of which the broker acknowledged every one in the end
     * @param broken those among them that cannot be read
     * @param account what the platform says became of all it received
     * @param repeated those that were sent before
     * @param plain those with a reading of its own and nothing odd
     * @param readings how many different readings of these are stored
     * @param deadLetters how many different unreadable messages are kept
     * @param verdict what the verification said
     * @param troubles where health did not say what was so, and readings of odd devices that are not as they have to be
     */
    record Outcome(
            long published,
            long broken,
            long repeated,
            long plain,
            Platform.Account account,
            long readings,
            long deadLetters,
            Platform.Verdict verdict,
            List<String> troubles) {

        /** What is not as it has to be. */
        List<String> faults() {
            var faults = new ArrayList<>(troubles);
            faults.addAll(verdict.differences());
            expect(faults, "windows that could not be verified", verdict.stillChanging(), 0);
            expect(faults, "readings stored", readings, plain);
            expect(faults, "messages stored", account.stored(), published - broken - repeated);
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
        OddDevices.register(platform, house.http("api"));
        FloodWave.watch(platform, house.http("api"));
        var sending = load.start(house.broker(IN_FLIGHT));
        var troubles = new ArrayList<String>();
        int over = 0;
        for (int round = 0; round < extent.rounds(); round++) {
            for (List<String> parts : extent.victims()) {
                kill(parts);
                wave.move(++over / (double) extent.phases());
            }
        }
        outage("kafka", List.of("ingest", "streams"), troubles);
        wave.move(++over / (double) extent.phases());
        outage("postgres", List.of("streams"), troubles);
        wave.move(1);
        await("some more messages", acknowledgedAtLeast(load.acknowledged() + extent.rate()));
        sending.end();
        out.printf(Locale.ROOT, "%d messages published, %d acknowledged%n", load.published(), load.acknowledged());
        if (load.acknowledged() != load.published()) {
            troubles.add("only %d of %d messages were acknowledged".formatted(load.acknowledged(), load.published()));
        }
        var account = settled();
        var verdict = platform.verify(house.http("api"));
        out.printf(Locale.ROOT, "verified %d readings in %d windows%n", verdict.readings(), verdict.windows());
        try (var store = house.store()) {
            troubles.addAll(new OddReadings(store).faults(odd.said()));
            boolean _ = comes(PATIENCE, () -> FloodWave.isOver(store));
            troubles.addAll(FloodWave.faults(store, house.records(Topics.ALERTS)));
        }
        return new Outcome(
                load.published(),
                load.broken(),
                load.repeated(),
                load.plain(),
                account,
                readings(),
                deadLetters(),
                verdict,
                troubles);
    }

    @Override
    public void close() {
        load.close();
        house.close();
    }

    private void kill(List<String> parts) throws IOException, InterruptedException, SQLException {
        await("load", acknowledgedAtLeast(load.acknowledged() + extent.rate()));
        for (String part : parts) {
            house.part(part).kill9();
            if (part.equals(FORGETFUL)) {
                house.forget(part);
            }
        }
        TimeUnit.MILLISECONDS.sleep(extent.away().toMillis());
        var began = clock.instant();
        for (String part : parts) {
            house.begin(part);
        }
        for (String part : parts) {
            house.part(part).awaitReady();
        }
        out.printf(
                Locale.ROOT, "killed %-13s  ready again after %.1f s%n", String.join(" and ", parts), seconds(began));
    }

    /** Stops a server for a while, and asks the parts that need it how they are. */
    private void outage(String server, List<String> parts, List<String> troubles)
            throws IOException, InterruptedException, SQLException {
        await("load", acknowledgedAtLeast(load.acknowledged() + extent.rate()));
        var before = memory(parts);
        house.part(server).stop();
        var began = clock.instant();
        for (String part : parts) {
            if (!comes(extent.outage(), () -> !platform.health(house.http(part)).isUp())) {
                troubles.add(part + " said it was well without " + server);
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
            var health = platform.awaitHealth(house.http(part), PATIENCE);
            if (!health.isUp()) {
                troubles.add(part + " did not recover from the absence of " + server + ": " + health.said());
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

    /** In megabytes. */
    private long memory(List<String> parts) {
        return parts.stream()
                        .flatMap(part -> house.part(part).processes().stream())
                        .mapToLong(process -> Usage.of(process.pid()).residentKilobytes())
                        .sum()
                / 1024;
    }

    private Platform.Account settled() throws InterruptedException, SQLException {
        var last = new Platform.Account[1];
        await("all messages to be settled", () -> {
            var account = platform.account(house.http("api"));
            account.ifPresent(found -> last[0] = found);
            return account.isPresent()
                    && account.get().isSettled()
                    && account.get().received() >= load.published();
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
        boolean holds() throws InterruptedException, SQLException;
    }

    private Condition acknowledgedAtLeast(long many) {
        return () -> load.acknowledged() >= many;
    }

    private void await(String what, Condition condition) throws InterruptedException, SQLException {
        if (!comes(PATIENCE, condition)) {
            throw new IllegalStateException("waited in vain for " + what + "; acknowledged " + load.acknowledged()
                    + " of " + load.published() + ", " + platform.account(house.http("api")));
        }
    }

    private boolean comes(Duration patience, Condition condition) throws InterruptedException, SQLException {
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
