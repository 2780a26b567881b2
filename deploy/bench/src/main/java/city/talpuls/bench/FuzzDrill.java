package city.talpuls.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Sends messages with mistakes of every kind in them, over MQTT and HTTP, to a platform with devices of every form of
 * codec, and then counts: each message ended in one place, no part made a mistake of its own, and none held up the others.
 */
final class FuzzDrill {

    /** Messages that come first, until Java has compiled what they need; of them only the delay is not measured. */
    static final int WARM_UP = 45_000;

    private static final int IN_FLIGHT = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    /** A part may just have met a moment in which Kafka or the database was slow. */
    private static final Duration RECOVERY = Duration.ofSeconds(30);

    private static final Duration LONGEST_STALL = Duration.ofSeconds(1);
    private static final long LOOK_MILLIS = 100;
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** Kafka calls it an error when a client sends something again, as its protocol has it. */
    private static final List<String> OWN_PARTS = List.of("mqtt", "ingest", "streams", "api");

    /** What a part says when something of its own went wrong. */
    private static final Pattern COMPLAINT = Pattern.compile("(?m)^.* ERROR .*$|^Exception in thread .*$");

    private final House house;
    private final Extent extent;
    private final PrintStream out;
    private final InstantSource clock;
    private final Platform platform;

    FuzzDrill(House house, Extent extent, PrintStream out, InstantSource clock) {
        this.house = house;
        this.platform = new Platform(house.adminKey());
        this.extent = extent;
        this.out = out;
        this.clock = clock;
    }

    /**
     * How much of it.
     *
     * @param warmUp messages before
     * @param messages to send
     * @param perSecond of them
     * @param seed of all chance
     */
    record Extent(int warmUp, int messages, int perSecond, long seed) {

        static final Extent SHORT = new Extent(500, 5_000, 500, 1);
    }

    /**
     * What was found.
     *
     * @param taken messages that the platform acknowledged
     * @param refused those that ingest refused by HTTP
     * @param again how often ingest asked to say one again, by HTTP
     * @param account what the platform says became of all it received
     * @param reasons how many dead letters there are by reason
     * @param delays from publish to commit
     * @param silence the longest time for which nothing of a partition was committed
     * @param troubles what the parts complained of
     */
    record Outcome(
            long taken,
            long refused,
            long again,
            Platform.Account account,
            Map<String, Long> reasons,
            Delays delays,
            Duration silence,
            List<String> troubles) {

        /** What is not as it has to be. */
        List<String> faults() {
            var faults = new ArrayList<>(troubles);
            if (account.received() < taken) {
                faults.add("received " + account.received() + " of " + taken + " acknowledged messages");
            }
            if (account.settled() != account.received() || !account.isSettled()) {
                faults.add("the account does not balance: " + account);
            }
            long letters = reasons.values().stream().mapToLong(Long::longValue).sum();
            if (letters != account.deadLettered()) {
                faults.add(letters + " dead letters are kept, and " + account.deadLettered() + " were counted");
            }
            return faults;
        }

        /** Whether a partition stood still for more than a second; on a machine that does other things too, it may. */
        Optional<String> stall() {
            return silence.compareTo(LONGEST_STALL) <= 0
                    ? Optional.empty()
                    : Optional.of("nothing of a partition was committed for " + silence.toMillis() + " ms");
        }

        /** The outcome as a table in Markdown. */
        String table() {
            var text = new StringBuilder("| | |\n|---|---|\n");
            row(text, "messages taken", String.valueOf(taken));
            row(text, "refused over HTTP", String.valueOf(refused));
            row(text, "to be said again over HTTP", String.valueOf(again));
            row(text, "stored", String.valueOf(account.stored()));
            row(text, "duplicates", String.valueOf(account.duplicate()));
            reasons.forEach((reason, count) -> row(text, "dead letters: " + reason, String.valueOf(count)));
            row(
                    text,
                    "publish to commit, p50, p99, longest",
                    String.format(
                            Locale.ROOT,
                            "%.0f ms, %.0f ms, %.0f ms",
                            delays.milliseconds(0.5),
                            delays.milliseconds(0.99),
                            delays.longestMilliseconds()));
            row(text, "longest stand of a partition", silence.toMillis() + " ms");
            return text.toString();
        }

        private static void row(StringBuilder text, String what, String value) {
            text.append("| ").append(what).append(" | ").append(value).append(" |\n");
        }
    }

    Outcome run() throws IOException, InterruptedException, SQLException {
        out.println("starting the parts");
        house.start();
        register();
        try (var load = new FuzzLoad(platform, house.broker(IN_FLIGHT), house.http("ingest"), extent.perSecond())) {
            out.printf(
                    Locale.ROOT,
                    "sending %d messages to warm up, then %d, %d a second%n",
                    extent.warmUp(),
                    extent.messages(),
                    extent.perSecond());
            var commits = new CommitWatch(load::sent);
            var delays = send(load, commits);
            var silence = commits.longestSilence();
            load.settle();
            var account = settled(load.taken());
            return new Outcome(
                    load.taken(),
                    load.refused(),
                    load.again(),
                    account,
                    platform.deadLetters(house.http("api")),
                    delays,
                    silence,
                    troubles(load));
        }
    }

    /** Sends all, and watches it arrive. */
    private Delays send(FuzzLoad load, CommitWatch commits) throws SQLException, IOException, InterruptedException {
        var messages = new FuzzMessages(extent.seed(), clock.instant());
        var delays = new Delays();
        try (var store = house.store()) {
            var warmUp = new FutureTask<Boolean>(() -> sendAll(load, messages::next, extent.warmUp()));
            Thread.ofPlatform().name("warm-up").start(warmUp);
            while (!warmUp.isDone()) {
                commits.watch(store, LOOK);
            }
            var bad = new FutureTask<Boolean>(() -> sendAll(load, messages::next, extent.messages()));
            Thread.ofPlatform().name("load").start(bad);
            commits.longestSilence();
            while (!bad.isDone()) {
                delays.addAll(commits.watch(store, LOOK));
            }
            warmUp.get();
            bad.get();
        } catch (ExecutionException e) {
            throw new IOException("the load broke down", e.getCause());
        }
        return delays;
    }

    private static boolean sendAll(FuzzLoad load, Supplier<FuzzMessages.Message> next, int many)
            throws InterruptedException {
        for (int i = 0; i < many; i++) {
            load.send(next.get());
        }
        return true;
    }

    private Platform.Account settled(long taken) throws InterruptedException {
        var last = clock.instant().plus(PATIENCE);
        while (true) {
            var account = platform.account(house.http("api"));
            if (account.isPresent()
                    && (clock.instant().isAfter(last)
                            || (account.get().isSettled() && account.get().received() >= taken))) {
                return account.get();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private List<String> troubles(FuzzLoad load) throws IOException, InterruptedException {
        var troubles = new ArrayList<>(load.troubles());
        for (String part : OWN_PARTS) {
            var health = platform.awaitHealth(house.http(part), RECOVERY);
            if (!health.isUp()) {
                troubles.add(part + " is not well: " + health.said());
            }
            COMPLAINT
                    .matcher(house.said(part))
                    .results()
                    .limit(3)
                    .forEach(line -> troubles.add(part + ": " + line.group()));
        }
        return troubles;
    }

    private void register() throws IOException, InterruptedException {
        var api = house.http("api");
        var nodes = JsonNodeFactory.instance;
        platform.put(
                api,
                "codecs/" + FuzzMessages.WORST,
                nodes.objectNode().put("form", "javascript").put("source", FuzzMessages.worstCodec()));
        var profile = nodes.objectNode().put("name", "The worst of all").put("codec", FuzzMessages.WORST);
        profile.putArray("properties").addObject().put("from", "value").put("property", "value");
        platform.put(api, "profiles/" + FuzzMessages.WORST, profile);
        for (var device : FuzzMessages.devices().entrySet()) {
            platform.put(api, "devices/" + device.getKey(), nodes.objectNode().put("profile", device.getValue()));
        }
    }
}
