package city.talpuls.bench;

import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What devices with five datastreams each say every quarter of an hour, made up: seasons, days and weather, with as many
 * digits as sensors give.
 *
 * @param devices how many
 * @param begin of the first quarter
 * @param quarters how many
 */
record YearOfReadings(int devices, Instant begin, int quarters) {

    static final Duration APART = Duration.ofMinutes(15);
    static final List<Property> PROPERTIES = List.of(
            new Property("temperature"),
            new Property("relative_humidity"),
            new Property("pressure"),
            new Property("pm10"),
            new Property("battery_voltage"));

    private static final double QUARTERS_A_DAY = 96;
    private static final double QUARTERS_A_YEAR = 365 * QUARTERS_A_DAY;

    /** A quarter's readings, a row a datastream, in the order of devices and, in each, of {@link #PROPERTIES}. */
    double[] values(int quarter) {
        var random = new SplittableRandom(quarter);
        double season = Math.sin(2 * Math.PI * quarter / QUARTERS_A_YEAR);
        double day = Math.sin(2 * Math.PI * quarter / QUARTERS_A_DAY);
        double weather = Math.sin(quarter / 311.0) + Math.sin(quarter / 97.0);
        var values = new double[devices * PROPERTIES.size()];
        for (int device = 0; device < devices; device++) {
            int at = device * PROPERTIES.size();
            double place = device % 17 / 17.0;
            values[at] = rounded(10 + 9 * season + 4 * day + weather + place + random.nextDouble(0.4), 10);
            values[at + 1] = rounded(70 - 12 * day + 6 * weather + random.nextDouble(2), 2);
            values[at + 2] = rounded(1000 + 8 * weather + place + random.nextDouble(0.3), 10);
            values[at + 3] = rounded(18 + 8 * weather + 6 * place + random.nextDouble(6), 10);
            values[at + 4] = rounded(3.6 - 0.3 * quarter / QUARTERS_A_YEAR + random.nextDouble(0.02), 100);
        }
        return values;
    }

    private static double rounded(double value, double parts) {
        return Math.rint(value * parts) / parts;
    }

    Instant time(int quarter) {
        return begin.plus(APART.multipliedBy(quarter));
    }

    static DeviceId device(int number) {
        return new DeviceId("device-" + number);
    }

    /** A quarter's messages, one a device. */
    List<Report> reports(int quarter) {
        double[] values = values(quarter);
        Instant time = time(quarter);
        List<Report> reports = new ArrayList<>(devices);
        for (int device = 0; device < devices; device++) {
            List<Reading> readings = new ArrayList<>(PROPERTIES.size());
            for (int i = 0; i < PROPERTIES.size(); i++) {
                readings.add(
                        new Reading(PROPERTIES.get(i), time, values[device * PROPERTIES.size() + i], Quality.GOOD));
            }
            reports.add(new Report(device(device), time, null, null, readings, Map.of(), null, null));
        }
        return reports;
    }

    long readings() {
        return (long) quarters * devices * PROPERTIES.size();
    }
}
