package city.talpuls.api.bins;

import city.talpuls.indicators.waste.FillPattern;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a bin fills, by the clock in Wuppertal.
 *
 * @param days from Monday to Sunday
 * @param hourShares of a day
 * @param spread how much single days differ
 */
@Introspected
@Schema(name = "BinPattern")
record Pattern(
        @Schema(description = "From Monday to Sunday") List<Day> days,

        @Schema(description = "Which share of a day each of its 24 hours brings, by the clock in Wuppertal")
        List<Double> hourShares,

        @Schema(
                description =
                        "How much single days differ from that: the standard deviation, as a share of what they bring",
                example = "0.2")
        double spread) {

    Pattern {
        days = List.copyOf(days);
        hourShares = List.copyOf(hourShares);
    }

    static Pattern of(FillPattern pattern) {
        return new Pattern(
                Stream.of(DayOfWeek.values())
                        .map(day -> new Day(
                                day.name().toLowerCase(Locale.ROOT),
                                Rounded.toTenths(pattern.rate(day)),
                                pattern.daysOf(day)))
                        .toList(),
                pattern.hourShares().stream().map(Rounded::toThousandths).toList(),
                Rounded.toThousandths(pattern.spread()));
    }

    /**
     * A day of the week.
     *
     * @param day its name
     * @param perDay what it brings
     * @param seen how many were seen
     */
    @Introspected
    @Schema(name = "BinWeekday")
    record Day(
            @Schema(
                    type = "string",
                    allowableValues = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
            String day,

            @Schema(description = "What such a day brings, in percent of the bin", example = "18.2")
            double perDay,

            @Schema(description = "From how many such days that was learned", example = "8")
            int seen) {}
}
