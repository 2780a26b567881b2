package city.talpuls.bench;

import city.talpuls.indicators.weather.DewPoint;
import city.talpuls.indicators.weather.HeatIndex;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * What the {@link OddDevices} send: now, late by hours and by days, ahead of time, anew with other values, and the very same
 * again; near the time from which on the streams leave everything to the store most of all. The same seed says the same of
 * the same times.
 */
final class OddMessages {

    private static final List<String> DEVICES = OddDevices.IDS;
    private static final double[] TEMPERATURES = {20, 20.5, 21, 24, 26, 55};
    private static final double[] LEVELS = {100, 100, 100, 100, 100, 100, 100, 101};
    private static final double[] HUMIDITIES = {60, 80, 90, 95, 120};
    private static final double[] DUSTS = {10, 12, 40};
    private static final int REPEATABLE = 200;

    /** What is said within this of one time may come in another order: the members of a shared subscription promise none. */
    private static final Duration ORDERED = Duration.ofSeconds(30);

    private final Random random;
    private final Instant horizon;
    private final Map<Place, Double> said = new HashMap<>();
    private final List<Message> recent = new ArrayList<>();
    private final Map<Moment, Instant> spoken = new HashMap<>();
    private long number;

    /**
     * @param seed of all chance
     * @param horizon near which many messages are measured
     */
    OddMessages(long seed, Instant horizon) {
        this.random = new Random(seed);
        this.horizon = horizon;
    }

    /**
     * Where a reading stands.
     *
     * @param device whose
     * @param property of what
     * @param time when it was measured
     */
    record Place(String device, String property, Instant time) {}

    private record Moment(String device, Instant time) {}

    /**
     * What is sent.
     *
     * @param device by whom
     * @param time when it was measured
     * @param values by property
     * @param payload as it is sent
     * @param isRepeated whether it was sent before
     */
    record Message(String device, Instant time, Map<String, Double> values, String payload, boolean isRepeated) {

        String topic() {
            return "talpuls/v1/bench/" + device + "/up";
        }

        byte[] bytes() {
            return payload.getBytes(StandardCharsets.UTF_8);
        }
    }

    /** The next message, as it is sent at this time. */
    Message next(Instant now) {
        if (!recent.isEmpty() && random.nextInt(10) == 0) {
            var again = recent.get(random.nextInt(recent.size()));
            return new Message(again.device(), again.time(), again.values(), again.payload(), true);
        }
        var moment = moment(now);
        spoken.put(moment, now);
        var values = new HashMap<String, Double>();
        maybe(values, "temperature", TEMPERATURES);
        maybe(values, "water_level", LEVELS);
        maybe(values, "relative_humidity", HUMIDITIES);
        maybe(values, "pm10", DUSTS);
        values.putIfAbsent("battery_voltage", 3.5 + random.nextInt(3) / 10.0);
        var text = new StringBuilder("{\"time\":\"").append(moment.time()).append('"');
        values.forEach((property, value) -> text.append(String.format(Locale.ROOT, ",\"%s\":%s", property, value)));
        // No two are the same by chance.
        text.append(",\"message\":\"number ").append(++number).append("\"}");
        return new Message(moment.device(), moment.time(), values, text.toString(), false);
    }

    /** Whose turn it is, and for what time; not one that was spoken of just now. */
    private Moment moment(Instant now) {
        while (true) {
            var moment = new Moment(DEVICES.get(random.nextInt(DEVICES.size())), time(now));
            Instant before = spoken.get(moment);
            if (before == null || before.plus(ORDERED).isBefore(now)) {
                return moment;
            }
        }
    }

    /** Notes that it was sent. */
    void sent(Message message) {
        if (message.isRepeated()) {
            return;
        }
        message.values()
                .forEach((property, value) -> said.put(new Place(message.device(), property, message.time()), value));
        Double temperature = message.values().get("temperature");
        Double humidity = message.values().get("relative_humidity");
        if (temperature != null && humidity != null) {
            DewPoint.of(temperature, humidity).ifPresent(value -> follows(message, "dew_point", value));
            HeatIndex.of(temperature, humidity).ifPresent(value -> follows(message, "heat_index", value));
        }
        if (recent.size() < REPEATABLE) {
            recent.add(message);
        } else {
            recent.set(random.nextInt(REPEATABLE), message);
        }
    }

    /** What streams make of a message themselves, to the hundredth. */
    private void follows(Message message, String property, double value) {
        said.put(new Place(message.device(), property, message.time()), Math.round(value * 100) / 100.0);
    }

    /** What has to be stored of all that was sent: of two values for one time, the later. */
    Map<Place, Double> said() {
        return said;
    }

    private void maybe(Map<String, Double> values, String property, double... choice) {
        if (random.nextBoolean()) {
            values.put(property, choice[random.nextInt(choice.length)]);
        }
    }

    private Instant time(Instant now) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> now.truncatedTo(ChronoUnit.SECONDS);
            case 2 -> grid(now.minus(Duration.ofHours(4)), Duration.ofHours(4));
            case 3, 4 -> grid(horizon.minus(Duration.ofMinutes(40)), Duration.ofMinutes(140));
            case 5 -> grid(now.minus(Duration.ofHours(30)), Duration.ofHours(1));
            case 6 -> grid(now.minus(Duration.ofDays(4)), Duration.ofHours(1));
            default -> grid(now.plus(Duration.ofHours(6)), Duration.ofHours(14));
        };
    }

    /** A time at which something may have been said already. */
    private Instant grid(Instant from, Duration length) {
        long step = 20;
        long second = from.getEpochSecond() + random.nextLong(length.toSeconds());
        return Instant.ofEpochSecond(second / step * step);
    }
}
