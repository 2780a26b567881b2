package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A weather station.
 *
 * @param exposure from 0, in a courtyard, to 1, on a hill
 * @param height in metres above sea level
 */
public record WeatherCourse(Climate climate, Seed seed, double exposure, double height) implements Course {

    private static final double SCALE_HEIGHT_METRES = 8_200;
    private static final int RAIN_SAMPLES = 4;

    @Override
    public List<Measured> at(Instant time, Duration since) {
        Moment moment = Moment.of(time);
        Sky sky = climate.at(moment);
        double hours = moment.hours();
        Air air = Air.at(sky, height, seed, hours);
        double gusts = 1 + 0.35 * seed.of("gusts").roughWave(hours * 7);
        double turn = 18 * seed.of("turn").roughWave(hours * 5);
        return List.of(
                Quantity.TEMPERATURE.is(air.temperature()),
                Quantity.RELATIVE_HUMIDITY.is(air.humidity()),
                Quantity.PRESSURE.is(sky.seaLevelPressure() * Math.exp(-height / SCALE_HEIGHT_METRES)),
                Quantity.WIND_SPEED.is(sky.wind() * (0.45 + 0.75 * exposure) * gusts),
                Quantity.WIND_DIRECTION.is(Math.floor(((sky.windFrom() + turn) % 360 + 360) % 360)),
                Quantity.RAINFALL.is(rainIn(since, hours)),
                Quantity.ILLUMINANCE.is(illuminance(sky, hours)));
    }

    private double rainIn(Duration span, double hours) {
        double length = span.toMillis() / 3.6e6;
        double share = 0.9 + 0.2 * seed.of("rain").share();
        double sum = 0;
        for (int i = 0; i < RAIN_SAMPLES; i++) {
            sum += climate.rainAt(hours - length * (i + 0.5) / RAIN_SAMPLES);
        }
        return share * sum / RAIN_SAMPLES * length;
    }

    /** Daylight, twilight down to six degrees under the horizon, and the light of the city. */
    private double illuminance(Sky sky, double hours) {
        double veil = 1 - 0.78 * sky.cloud() + 0.05 * seed.of("veil").roughWave(hours * 6);
        double day = sky.sun() <= 0 ? 0 : 108_000 * Math.pow(sky.sun(), 1.15) * Math.max(0.1, veil);
        double twilight = 420 * Math.clamp(1 + sky.sun() / 0.1045, 0, 1);
        return day + twilight * Math.max(0.2, veil) + 3;
    }
}
