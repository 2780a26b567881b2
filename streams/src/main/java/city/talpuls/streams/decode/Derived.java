package city.talpuls.streams.decode;

import city.talpuls.indicators.weather.DewPoint;
import city.talpuls.indicators.weather.HeatIndex;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What follows from the temperature and the humidity that one message says of the same time: the dew point and the heat index,
 * as far as the message does not say them itself.
 */
final class Derived {

    private static final Property TEMPERATURE = new Property("temperature");
    private static final Property HUMIDITY = new Property("relative_humidity");
    private static final Property DEW_POINT = new Property("dew_point");
    private static final Property HEAT_INDEX = new Property("heat_index");

    /** Finer than any sensor: to the hundredth. */
    private static final double FINENESS = 100;

    private Derived() {}

    /** The readings that follow from those of a message, each with the doubts about both that it follows from. */
    static List<Reading> of(List<Reading> said) {
        Map<Instant, Reading> humidities = byTime(said, HUMIDITY);
        if (humidities.isEmpty()) {
            return List.of();
        }
        boolean saysDewPoint = says(said, DEW_POINT);
        boolean saysHeatIndex = says(said, HEAT_INDEX);
        List<Reading> derived = new ArrayList<>();
        byTime(said, TEMPERATURE).forEach((time, temperature) -> {
            Reading humidity = humidities.get(time);
            if (humidity != null) {
                if (!saysDewPoint) {
                    add(derived, DEW_POINT, DewPoint.of(temperature.value(), humidity.value()), temperature, humidity);
                }
                if (!saysHeatIndex) {
                    add(
                            derived,
                            HEAT_INDEX,
                            HeatIndex.of(temperature.value(), humidity.value()),
                            temperature,
                            humidity);
                }
            }
        });
        return derived;
    }

    private static void add(
            List<Reading> derived, Property property, OptionalDouble value, Reading one, Reading other) {
        value.ifPresent(exact -> derived.add(new Reading(
                property,
                one.time(),
                Math.round(exact * FINENESS) / FINENESS,
                new Quality(one.quality().bits() | other.quality().bits()))));
    }

    private static boolean says(List<Reading> said, Property property) {
        return said.stream().anyMatch(reading -> reading.property().equals(property));
    }

    /** The readings of a property; what is said last of a time counts. */
    private static Map<Instant, Reading> byTime(List<Reading> said, Property property) {
        Map<Instant, Reading> readings = new TreeMap<>();
        for (Reading reading : said) {
            if (reading.property().equals(property)) {
                readings.put(reading.time(), reading);
            }
        }
        return readings;
    }
}
