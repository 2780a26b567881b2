package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A station for the air: traffic brings NO2 and dust, the afternoon sun brings ozone, fresh NO eats it, wind carries
 * all of them away.
 *
 * @param exposure from 0, in the woods, to 1, at the busiest street
 * @param height in metres above sea level
 */
public record AirCourse(Climate climate, Seed seed, double exposure, double height) implements Course {

    @Override
    public List<Measured> at(Instant time, Duration since) {
        Moment moment = Moment.of(time);
        Sky sky = climate.at(moment);
        double hours = moment.hours();
        double summer = (moment.season() + 1) / 2;
        double streets = exposure * Traffic.at(moment);
        double no2 = (7 + 3 * (1 - summer) + 9 * exposure + 46 * streets) * sky.stagnation()
                + 1.8 * seed.of("no2").roughWave(hours * 2);
        double photochemistry = Math.pow(Math.max(0, Math.cos(2 * Math.PI * (moment.solarHour() - 14.8) / 24)), 1.3);
        double o3 = 36
                + 18 * summer
                + 78 * photochemistry * (0.18 + 0.82 * summer) * (1 - 0.55 * sky.cloud())
                - 0.55 * no2
                + 2.5 * seed.of("o3").roughWave(hours * 1.5);
        double stoves = 7 * (1 - summer) * Math.exp(-Math.pow((moment.localHour() - 21) / 2.5, 2));
        double pm10 = (9 + 5 * climate.dustAt(hours) + 3 * exposure + 11 * streets + stoves) * sky.stagnation()
                + 0.9 * seed.of("pm").roughWave(hours * 2.2);
        double washed = Math.max(1.5, pm10 / (1 + 0.35 * sky.rain()));
        double fine = 0.63 - 0.12 * exposure + 0.08 * seed.of("fine").wave(hours / 9);
        Air air = Air.at(sky, height, seed, hours);
        return List.of(
                Quantity.PM10.is(washed),
                Quantity.PM2_5.is(washed * fine),
                Quantity.NO2.is(Math.max(1.5, no2)),
                Quantity.O3.is(Math.max(2, o3)),
                Quantity.TEMPERATURE.is(air.temperature()),
                Quantity.RELATIVE_HUMIDITY.is(air.humidity()));
    }
}
