package city.talpuls.simulator.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What one device measures, as a pure function of time. */
public sealed interface Course permits AirCourse, WeatherCourse, NoiseCourse, LevelCourse, WasteCourse, AilingCourse {

    /**
     * The device's readings at a time, the same whenever they are asked for; none while it is silent.
     *
     * @param since the span since the device spoke last, for what adds up in between, as rain does
     */
    List<Measured> at(Instant time, Duration since);
}
