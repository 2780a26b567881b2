package city.talpuls.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What alert rules cost: the processor time of all parts while a city speaks at a steady pace, without rules and with them in
 * turn, so that what else the machine does meets both.
 */
final class RulesBenchmark {

    private static final int DEVICES = 2_000;
    private static final int DEVICES_OF_A_RULE = 20;
    private static final int IN_FLIGHT = 1_000;

    private static final List<String> PROPERTIES =
            List.of("temperature", "relative_humidity", "pm10", "pm2_5", "battery_voltage");

    private final House house;
    private final Extent extent;
    private final PrintStream out;
    private final InstantSource clock;
    private final Platform platform;

    RulesBenchmark(House house, Extent extent, PrintStream out, InstantSource clock) {
        this.house = house;
        this.platform = new Platform(house.adminKey());
        this.extent = extent;
        this.out = out;
        this.clock = clock;
    }

    /**
     * How much of it.
     *
     * @param rules how many; one of five means all devices, the others twenty each
     * @param perSecond messages, of seven readings each
     * @param warmUp before anything is measured
     * @param span measured at a time
     * @param rounds how often without and with rules
     */
    record Extent(int rules, int perSecond, Duration warmUp, Duration span, int rounds) {}

    /**
     * What was measured: microseconds of processor time a message.
     *
     * @param streamsWithout of streams, without rules
     * @param streamsWith of streams, with rules
     * @param allWithout of all parts, without rules
     * @param allWith of all parts, with rules
     */
    record Result(double streamsWithout, double streamsWith, double allWithout, double allWith) {

        /** Which share of the processor time of all parts the rules take. */
        double share() {
            return (streamsWith - streamsWithout) / allWith;
        }
    }

    Result run() throws IOException, InterruptedException {
        out.println("starting the parts");
        house.start();
        try (var _ =
                new SteadyLoad(house.broker(IN_FLIGHT), new ChirpStackUplinks(DEVICES), extent.perSecond(), clock)) {
            out.printf(Locale.ROOT, "warming up for %d s%n", extent.warmUp().toSeconds());
            putRules();
            TimeUnit.NANOSECONDS.sleep(extent.warmUp().toNanos());
            List<Cost> without = new ArrayList<>();
            List<Cost> with = new ArrayList<>();
            for (int round = 0; round < extent.rounds(); round++) {
                deleteRules();
                without.add(measure("without rules"));
                putRules();
                with.add(measure("with " + extent.rules() + " rules"));
            }
            return new Result(
                    median(without.stream().map(Cost::streams).toList()),
                    median(with.stream().map(Cost::streams).toList()),
                    median(without.stream().map(Cost::all).toList()),
                    median(with.stream().map(Cost::all).toList()));
        }
    }

    /** In microseconds a message. */
    private record Cost(double streams, double all) {}

    private Cost measure(String what) throws InterruptedException {
        Map<String, Usage> before = house.usage();
        long began = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(extent.span().toNanos());
        Map<String, Usage> after = house.usage();
        double messages = extent.perSecond() * (System.nanoTime() - began) / 1e9;
        double streams = seconds(after, "streams") - seconds(before, "streams");
        double all = after.keySet().stream()
                .mapToDouble(part -> seconds(after, part) - seconds(before, part))
                .sum();
        var cost = new Cost(1e6 * streams / messages, 1e6 * all / messages);
        out.printf(Locale.ROOT, "%-16s  streams %.0f us a message, all parts %.0f%n", what, cost.streams(), cost.all());
        return cost;
    }

    private static double seconds(Map<String, Usage> usage, String part) {
        Usage found = usage.get(part);
        return found == null ? 0 : found.cpuSeconds();
    }

    private static double median(List<Double> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    private void putRules() throws IOException, InterruptedException {
        for (int number = 0; number < extent.rules(); number++) {
            platform.put(house.http("api"), "rules/rule-" + number, rule(number));
        }
    }

    private void deleteRules() throws IOException, InterruptedException {
        for (int number = 0; number < extent.rules(); number++) {
            platform.delete(house.http("api"), "rules/rule-" + number);
        }
    }

    /** Rules of every kind, whose thresholds are passed now and then: temperature is 5 to 32, pm10 0 to 40. */
    private static ObjectNode rule(int number) {
        var rule = JsonNodeFactory.instance.objectNode().put("name", "Rule " + number);
        if (number % 5 != 0) {
            var devices = rule.putArray("devices");
            for (int i = 0; i < DEVICES_OF_A_RULE; i++) {
                devices.add(ChirpStackUplinks.eui((number * DEVICES_OF_A_RULE + i) % DEVICES));
            }
        }
        switch (number % 10) {
            case 0 -> rule.put("watch", number % 100 == 0 ? "silence" : "value");
            case 1, 2 -> rule.put("watch", "rise").put("per", "PT1H");
            case 3, 4 -> rule.put("watch", "aggregate").put("interval", "15m").put("statistic", "mean");
            default -> rule.put("watch", "value");
        }
        if (!rule.path("watch").asText().equals("silence")) {
            rule.put("property", PROPERTIES.get(number % PROPERTIES.size()));
        }
        double raise = 20 + number % 40;
        rule.putArray("levels")
                .add(level("warning", raise))
                .add(level("critical", raise + 10).put("after", "PT10M"));
        return rule;
    }

    private static ObjectNode level(String severity, double raise) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("severity", severity)
                .put("raise", raise)
                .put("clear", raise - 2);
    }

    /** The result as a table in Markdown. */
    static String table(Result result) {
        return String.format(
                Locale.ROOT,
                """
                | us of processor time a message | without rules | with rules |
                |---|---|---|
                | streams | %.0f | %.0f |
                | all parts | %.0f | %.0f |
                | the rules' share of all parts | | %.0f %% |
                """,
                result.streamsWithout(),
                result.streamsWith(),
                result.allWithout(),
                result.allWith(),
                100 * result.share());
    }
}
