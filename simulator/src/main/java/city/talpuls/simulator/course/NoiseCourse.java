package city.talpuls.simulator.course;

import city.talpuls.simulator.chance.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A microphone at a street: the mean level over the last minutes.
 *
 * @param exposure from 0, a quiet lane, to 1, the busiest crossing
 */
public record NoiseCourse(Seed seed, double exposure) implements Course {

    @Override
    public List<Measured> at(Instant time, Duration since) {
        Moment moment = Moment.of(time);
        double hours = moment.hours();
        double streets = 10 * Math.log10(0.02 + Traffic.at(moment));
        double level = 55
                + 15 * exposure
                + streets
                + 1.2 * seed.of("passing").wave(hours * 11)
                + 1.5 * seed.of("neighbours").roughWave(hours * 3);
        return List.of(Quantity.SOUND_LEVEL.is(Math.clamp(level, 30, 95)));
    }
}
