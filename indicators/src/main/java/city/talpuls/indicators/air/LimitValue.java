package city.talpuls.indicators.air;

import city.talpuls.model.measurement.Property;
import java.util.List;

/**
 * A concentration that is not to be exceeded, or not often.
 *
 * @param id by which it is known
 * @param directive who demands it
 * @param property the pollutant
 * @param kind what it is called
 * @param period of which means it is
 * @param threshold in ug/m3
 * @param allowed how often it may be exceeded in a year
 * @param years over how many years the number of exceedances is averaged
 */
public record LimitValue(
        String id,
        Directive directive,
        Property property,
        LimitKind kind,
        LimitPeriod period,
        int threshold,
        int allowed,
        int years) {

    public LimitValue {
        if (threshold <= 0 || allowed < 0 || years < 1) {
            throw new IllegalArgumentException("the limit value " + id + " cannot be meant");
        }
    }

    /**
     * How often it was exceeded in a year.
     *
     * @param means of its pollutant in ug/m3; to be complete they reach 7 hours back before the year
     */
    public Exceedances in(CalendarYear year, HourlyMeans means) {
        List<Average> averages = period.averages(means, year);
        return new Exceedances(
                this,
                averages.size(),
                averages.stream().filter(this::isExceededBy).toList(),
                averages.stream().mapToDouble(Average::value).max(),
                means.count(year.start(), year.endOfHours()),
                year.hours());
    }

    private boolean isExceededBy(Average average) {
        return Rounding.toWhole(average.value()) > threshold;
    }
}
