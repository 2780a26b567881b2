package city.talpuls.streams.delivery;

import city.talpuls.model.registry.Recipient;
import city.talpuls.streams.store.delivery.Delivery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of attempts since the process started, by channel. */
final class Tally {

    /** The channel of recipients that are gone. */
    private static final String NONE = "none";

    private final Map<String, Counter> delivered;
    private final Map<String, Counter> retried;
    private final Map<String, Counter> failed;

    Tally(MeterRegistry metrics) {
        delivered = counters(metrics, "talpuls.delivery.delivered", "Deliveries that a recipient has taken");
        retried = counters(metrics, "talpuls.delivery.retried", "Attempts that failed and are made again");
        failed = counters(metrics, "talpuls.delivery.failed", "Deliveries that were given up");
    }

    private static Map<String, Counter> counters(MeterRegistry metrics, String name, String description) {
        return Stream.concat(Arrays.stream(Recipient.Channel.values()).map(Tally::label), Stream.of(NONE))
                .collect(Collectors.toMap(
                        Function.identity(),
                        channel -> Counter.builder(name)
                                .description(description)
                                .tag("channel", channel)
                                .register(metrics)));
    }

    private static String label(Recipient.Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    void delivered(Delivery delivery) {
        count(delivered, delivery);
    }

    void retried(Delivery delivery) {
        count(retried, delivery);
    }

    void failed(Delivery delivery) {
        count(failed, delivery);
    }

    private static void count(Map<String, Counter> counters, Delivery delivery) {
        String channel = delivery.recipient()
                .map(recipient -> label(recipient.channel()))
                .orElse(NONE);
        Counter counter = counters.get(channel);
        if (counter != null) {
            counter.increment();
        }
    }
}
