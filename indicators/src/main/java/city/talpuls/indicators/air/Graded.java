package city.talpuls.indicators.air;

/**
 * What an index says of one pollutant.
 *
 * @param value the mean that counts, in ug/m3, not rounded
 * @param grade its class, 0 the best
 */
public record Graded(double value, int grade) {}
