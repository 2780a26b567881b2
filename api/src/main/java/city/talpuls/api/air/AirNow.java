package city.talpuls.api.air;

import java.time.Instant;

/**
 * How good the air was lately, by an index of which all pollutants are known.
 *
 * @param hour the start of the hour
 * @param grade its class, 0 the best
 * @param label the name of the class, in English
 */
public record AirNow(Instant hour, int grade, String label) {}
