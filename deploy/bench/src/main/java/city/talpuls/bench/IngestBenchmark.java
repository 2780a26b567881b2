package city.talpuls.bench;

import city.talpuls.simulator.mqtt.Broker;
import city.talpuls.simulator.mqtt.BrokerUnavailable;
import city.talpuls.simulator.mqtt.Gateway;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Publishes uplinks as fast as the platform takes them and watches them arrive in the store. So many are under way at
 * most; what is counted is what has been committed, so a queue in the middle makes no figure better.
 */
final class IngestBenchmark {

    private static final int DEVICES = 2_000;
    private static final int IN_FLIGHT = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final House house;
    private final Extent extent;
    private final PrintStream out;
    private final InstantSource clock;
    private final AtomicLong published = new AtomicLong();
    private final CommitWatch commits = new CommitWatch(published::get);
    private final CountDownLatch end = new CountDownLatch(1);

    IngestBenchmark(House house, Extent extent, PrintStream out, InstantSource clock) {
        this.house = house;
        this.extent = extent;
        this.out = out;
        this.clock = clock;
    }

    /**
     * How much of it.
     *
     * @param warmUp not measured; longer if nothing has come through by then
     * @param span measured; likewise
     * @param underWay how many messages may be published and not yet committed
     * @param publishers how many connections publish
     * @param brokerPid the process of an MQTT broker that is no part of the house
     */
    record Extent(
            Duration warmUp,
            Duration span,
            int underWay,
            int publishers,
            @Nullable Long brokerPid) {}

    /**
     * What was measured.
     *
     * @param messagesPerSecond committed
     * @param delays from publish to commit
     * @param bareReadingsPerSecond what the same database took in batches, with nothing else to do
     * @param span for how long it was measured
     * @param cpuSeconds per part, in the time measured
     * @param peakMegabytes per part
     */
    record Result(
            double messagesPerSecond,
            Delays delays,
            double bareReadingsPerSecond,
            Duration span,
            Map<String, Double> cpuSeconds,
            Map<String, Long> peakMegabytes) {

        double readingsPerSecond() {
            return messagesPerSecond * ChirpStackUplinks.READINGS;
        }
    }

    Result run() throws IOException, InterruptedException, SQLException {
        out.println("starting the parts");
        house.start();
        var broker = house.broker(IN_FLIGHT);
        var uplinks = new ChirpStackUplinks(DEVICES);
        try (var store = house.store()) {
            var load = new ArrayList<Thread>();
            for (int i = 0; i < extent.publishers(); i++) {
                load.add(publisher(broker, uplinks, i));
            }
            out.printf(Locale.ROOT, "warming up for %d s%n", extent.warmUp().toSeconds());
            watch(store, extent.warmUp());
            out.printf(Locale.ROOT, "measuring for %d s%n", extent.span().toSeconds());
            var before = usage();
            long settledBefore = commits.settled();
            long began = System.nanoTime();
            var delays = watch(store, extent.span());
            var span = Duration.ofNanos(System.nanoTime() - began);
            long committed = commits.settled() - settledBefore;
            var after = usage();
            end.countDown();
            for (Thread thread : load) {
                thread.join();
            }
            drain(store);
            house.part("ingest").stop();
            house.part("streams").stop();
            var bare = new BareInserts(store).perSecond(extent.span().dividedBy(3));
            return new Result(
                    1e9 * committed / span.toNanos(), delays, bare, span, difference(before, after), peaks(after));
        }
    }

    /** Watches for so long, and on until a message has been seen on its whole way; parts that have just started take their time. */
    private Delays watch(Connection store, Duration span) throws SQLException, InterruptedException {
        var delays = commits.watch(store, span);
        var last = clock.instant().plus(PATIENCE);
        while (delays.count() == 0) {
            if (clock.instant().isAfter(last)) {
                throw stuck();
            }
            delays.addAll(commits.watch(store, LOOK));
        }
        return delays;
    }

    private Thread publisher(Broker broker, ChirpStackUplinks uplinks, int index) throws IOException {
        var gateway = new Gateway(broker, "bench-" + index, end);
        try {
            gateway.connect(PATIENCE);
        } catch (BrokerUnavailable e) {
            throw new IOException("the load cannot connect", e);
        }
        // Each publisher has numbers, and so devices and times, of its own.
        var base = clock.instant().truncatedTo(ChronoUnit.SECONDS).minus(2, ChronoUnit.HOURS);
        return Thread.ofPlatform().name("load-" + index).start(() -> {
            try (gateway) {
                for (long number = index; end.getCount() > 0; number += extent.publishers()) {
                    while (published.get() - commits.settled() >= extent.underWay() && end.getCount() > 0) {
                        TimeUnit.MILLISECONDS.sleep(1);
                    }
                    var time = base.plusMillis(number / DEVICES * 500);
                    if (gateway.publish(uplinks.topic(number), uplinks.payload(number, time), () -> {})) {
                        published.incrementAndGet();
                    }
                }
                gateway.settle(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void drain(Connection store) throws SQLException, InterruptedException {
        Instant last = clock.instant().plus(PATIENCE);
        while (commits.settled() < published.get()) {
            if (clock.instant().isAfter(last)) {
                throw stuck();
            }
            commits.watch(store, LOOK);
        }
    }

    private IllegalStateException stuck() {
        return new IllegalStateException(commits.settled() + " of " + published.get() + " messages were committed");
    }

    private Map<String, Usage> usage() {
        var usage = house.usage();
        if (extent.brokerPid() != null) {
            usage.put("mqtt", Usage.of(extent.brokerPid()));
        }
        usage.put("the load", Usage.of(ProcessHandle.current().pid()));
        return usage;
    }

    private static Map<String, Double> difference(Map<String, Usage> before, Map<String, Usage> after) {
        var seconds = new LinkedHashMap<String, Double>();
        after.forEach((part, usage) ->
                seconds.put(part, usage.cpuSeconds() - at(before, part).cpuSeconds()));
        return seconds;
    }

    private static Map<String, Long> peaks(Map<String, Usage> usage) {
        var megabytes = new LinkedHashMap<String, Long>();
        usage.forEach((part, used) -> megabytes.put(part, used.peakKilobytes() / 1024));
        return megabytes;
    }

    private static Usage at(Map<String, Usage> usage, String part) {
        var found = usage.get(part);
        return found == null ? new Usage(0, 0, 0) : found;
    }

    /** The result as a table in Markdown. */
    static String table(Result result) {
        var text = new StringBuilder();
        text.append("| | |\n|---|---|\n");
        row(text, "messages/s, committed", "%.0f", result.messagesPerSecond());
        row(text, "readings/s, committed", "%.0f", result.readingsPerSecond());
        row(text, "publish to commit, p50", "%.0f ms", result.delays().milliseconds(0.5));
        row(text, "publish to commit, p99", "%.0f ms", result.delays().milliseconds(0.99));
        row(text, "bare batched inserts, readings/s", "%.0f", result.bareReadingsPerSecond());
        row(
                text,
                "the platform's share of that",
                "%.0f %%",
                100 * result.readingsPerSecond() / result.bareReadingsPerSecond());
        text.append("\n| part | CPU, cores | us a message | peak memory, MB |\n|---|---|---|---|\n");
        double span = result.span().toMillis() / 1000.0;
        result.cpuSeconds()
                .forEach((part, cpu) -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %.0f | %d |%n",
                        part,
                        cpu / span,
                        1e6 * cpu / (result.messagesPerSecond() * span),
                        result.peakMegabytes().get(part))));
        return text.toString();
    }

    private static void row(StringBuilder text, String what, String form, double value) {
        text.append("| ")
                .append(what)
                .append(" | ")
                .append(String.format(Locale.ROOT, form, value))
                .append(" |\n");
    }
}
