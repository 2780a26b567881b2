package city.talpuls.streams.topology;

import city.talpuls.indicators.weather.DewPoint;
import city.talpuls.indicators.weather.HeatIndex;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.registry.ClockCheck;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.PropertyChecks;
import city.talpuls.model.registry.PropertyChecks.Humidity;
import city.talpuls.model.registry.PropertyChecks.Rate;
import city.talpuls.model.registry.PropertyChecks.Spike;
import city.talpuls.model.registry.PropertyChecks.Stuck;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * One reading of a generated set, and the profile by which the set is checked: values and times are from a few, so that
 * equal values, spikes, jumps and humid air come up all the time.
 */
public record Sample(String property, Instant time, double value) {

    public static final Profile PROFILE = new Profile(
            "generated",
            "A device whose readings are made up",
            null,
            null,
            List.of(),
            null,
            List.of(
                    new PropertyChecks(
                            new Property("temperature"),
                            -40.0,
                            60.0,
                            new Rate(3, Duration.ofMinutes(10)),
                            new Spike(4, Duration.ofMinutes(30)),
                            new Stuck(Duration.ofMinutes(40)),
                            null),
                    new PropertyChecks(new Property("relative_humidity"), 0.0, 100.0, null, null, null, null),
                    new PropertyChecks(
                            new Property("pm10"),
                            0.0,
                            null,
                            null,
                            new Spike(4, Duration.ofHours(1)),
                            null,
                            new Humidity(80, Duration.ofMinutes(20)))),
            new ClockCheck(Duration.ofHours(7), null));

    private static final Map<String, List<Double>> VALUES = Map.of(
            "temperature", List.of(10.0, 10.0, 10.0, 10.0, 11.0, 12.0, 15.0, 20.0, 999.0),
            "relative_humidity", List.of(60.0, 79.0, 81.0, 95.0, 120.0),
            "pm10", List.of(5.0, 6.0, 20.0, -1.0),
            "water_level", List.of(0.1, 0.2, 0.3, 1e15));

    /** Readings up to eight hours before the moment and an hour after it. */
    public static Arbitrary<List<Sample>> sets(Instant moment) {
        Arbitrary<Instant> times = Arbitraries.integers().between(-96, 12).map(step -> moment.plusSeconds(step * 300L));
        return Combinators.combine(
                        Arbitraries.of(VALUES.keySet().stream().sorted().toList()),
                        times,
                        Arbitraries.integers().between(0, 8))
                .as((property, time, value) -> {
                    List<Double> values = VALUES.getOrDefault(property, List.of());
                    return new Sample(property, time, values.get(value % values.size()));
                })
                .list()
                .uniqueElements(sample -> sample.property() + "@" + sample.time())
                .ofMinSize(1)
                .ofMaxSize(150);
    }

    /** The reading as its message has it, received at this moment. */
    public Reading received(Instant moment) {
        var reading = new Reading(new Property(property), time, value, Quality.GOOD);
        if (time.isAfter(moment.plus(Duration.ofMinutes(5)))) {
            return reading.with(Flag.FUTURE);
        }
        return time.isAfter(moment.minus(Duration.ofHours(7))) ? reading : reading.with(Flag.CLOCK);
    }

    /** The samples, and what follows from temperature and humidity where one message says both of one time. */
    public static List<Sample> withDerived(List<Sample> samples, boolean together) {
        if (!together) {
            return samples;
        }
        List<Sample> all = new ArrayList<>(samples);
        for (Sample temperature : samples) {
            for (Sample humidity : samples) {
                if (temperature.property.equals("temperature")
                        && humidity.property.equals("relative_humidity")
                        && temperature.time.equals(humidity.time)) {
                    DewPoint.of(temperature.value, humidity.value)
                            .ifPresent(value -> all.add(temperature.following("dew_point", value)));
                    HeatIndex.of(temperature.value, humidity.value)
                            .ifPresent(value -> all.add(temperature.following("heat_index", value)));
                }
            }
        }
        return all;
    }

    private Sample following(String other, double exact) {
        return new Sample(
                other,
                time,
                BigDecimal.valueOf(exact).setScale(2, RoundingMode.HALF_UP).doubleValue());
    }

    /** Messages that say all of them: those of one time in one message, or each in its own. */
    public static List<String> messages(List<Sample> samples, boolean together) {
        Map<String, StringBuilder> messages = new TreeMap<>();
        for (Sample sample : samples) {
            messages.computeIfAbsent(
                            sample.time() + (together ? "" : sample.property()),
                            key -> new StringBuilder("{\"time\":\"" + sample.time() + "\""))
                    .append(",\"" + sample.property() + "\":" + sample.value());
        }
        return messages.values().stream().map(message -> message + "}").toList();
    }
}
