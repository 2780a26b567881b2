package city.talpuls.indicators.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitValueTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant LATER = Instant.parse("2030-01-01T00:00:00Z");

    /** Hour 0 is the first of 2026 in Berlin. */
    private final Hours hours = Hours.from("2025-12-31T23:00:00Z");

    private final CalendarYear year = CalendarYear.of(2026, BERLIN, LATER);

    @ParameterizedTest
    @CsvSource(textBlock = """
            2008-pm10-day, LIMIT_VALUE, DAY, 50, 35
            2008-pm10-year, LIMIT_VALUE, YEAR, 40, 0
            2008-pm2_5-year, LIMIT_VALUE, YEAR, 25, 0
            2008-no2-hour, LIMIT_VALUE, HOUR, 200, 18
            2008-no2-year, LIMIT_VALUE, YEAR, 40, 0
            2008-so2-hour, LIMIT_VALUE, HOUR, 350, 24
            2008-so2-day, LIMIT_VALUE, DAY, 125, 3
            2008-o3-8h, TARGET_VALUE, GREATEST_8_HOURS, 120, 25
            2008-o3-information, INFORMATION_THRESHOLD, HOUR, 180, 0
            2008-o3-alert, ALERT_THRESHOLD, HOUR, 240, 0
            2024-pm10-day, LIMIT_VALUE, DAY, 45, 18
            2024-pm10-year, LIMIT_VALUE, YEAR, 20, 0
            2024-pm2_5-day, LIMIT_VALUE, DAY, 25, 18
            2024-pm2_5-year, LIMIT_VALUE, YEAR, 10, 0
            2024-no2-hour, LIMIT_VALUE, HOUR, 200, 3
            2024-no2-day, LIMIT_VALUE, DAY, 50, 18
            2024-no2-year, LIMIT_VALUE, YEAR, 20, 0
            2024-o3-8h, TARGET_VALUE, GREATEST_8_HOURS, 120, 18
            """)
    void theDirectivesDemand(String id, LimitKind kind, LimitPeriod period, int threshold, int allowed) {
        LimitValue limit = limit(id);

        assertThat(limit.kind()).isEqualTo(kind);
        assertThat(limit.period()).isEqualTo(period);
        assertThat(limit.threshold()).isEqualTo(threshold);
        assertThat(limit.allowed()).isEqualTo(allowed);
    }

    @Test
    void thoseOf2024BindFrom2030On() {
        assertThat(limit("2024-pm10-day").directive().attainBy()).isEqualTo(LocalDate.of(2030, 1, 1));
        assertThat(limit("2008-pm10-day").directive().attainBy()).isNull();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            50, false
            50.49, false
            50.5, true
            51, true
            """)
    void aDayExceedsTheLimitOnlyAboveItAsAWholeNumber(double mean, boolean exceeds) {
        hours.are(0, 24, mean);

        assertThat(exceedances("2008-pm10-day").exceeding()).hasSize(exceeds ? 1 : 0);
    }

    @Test
    void itIsExceededOnTheDayAfterTheLastThatIsAllowed() {
        Exceedances allowed =
                limit("2008-pm10-day").in(year, hours.are(0, 35 * 24, 51).means());
        Exceedances tooMany =
                limit("2008-pm10-day").in(year, hours.are(0, 36 * 24, 51).means());

        assertThat(allowed.exceeding()).hasSize(35);
        assertThat(allowed.isExceeded()).isFalse();
        assertThat(tooMany.exceeding()).hasSize(36);
        assertThat(tooMany.isExceeded()).isTrue();
    }

    @Test
    void aDayNeedsThreeOfFourHours() {
        hours.are(0, 24, 60).miss(0, 6);
        assertThat(exceedances("2008-pm10-day").averages()).isEqualTo(1);

        hours.miss(6, 7);
        assertThat(exceedances("2008-pm10-day").averages()).isZero();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-28T23:00:00Z, 23, 18
            2026-10-24T22:00:00Z, 25, 19
            """)
    void aDayOnWhichTheClocksChangeIsAsLongAsItIs(String start, int length, int least) {
        Hours day = Hours.from(start).are(0, length, 40).are(length - least, length, 60);

        assertThat(limit("2008-pm10-day").in(year, day.means()).greatest().orElseThrow())
                .isEqualTo((60.0 * least + 40.0 * (length - least)) / length);
        Exceedances enough =
                limit("2008-pm10-day").in(year, day.miss(0, length - least).means());
        assertThat(enough.exceeding()).containsExactly(new Average(Instant.parse(start), dateOf(start), 60));
        Exceedances tooFew =
                limit("2008-pm10-day").in(year, day.miss(length - 1, length).means());
        assertThat(tooFew.averages()).isZero();
    }

    @Test
    void anHourIsTheHourThatIsExceeded() {
        hours.are(0, 24, 200).are(7, 8, 201);

        assertThat(exceedances("2008-no2-hour").exceeding())
                .containsExactly(new Average(Instant.parse("2026-01-01T06:00:00Z"), null, 201));
        assertThat(exceedances("2008-no2-hour").averages()).isEqualTo(24);
    }

    @Test
    void eightHoursBelongToTheDayOnWhichTheyEnd() {
        hours.are(-30, 24, 0).are(-7, 1, 130);

        assertThat(exceedances("2008-o3-8h").exceeding())
                .containsExactly(new Average(Instant.parse("2025-12-31T23:00:00Z"), LocalDate.of(2026, 1, 1), 130));

        hours.are(-30, 24, 0).are(-8, 0, 130);

        assertThat(exceedances("2008-o3-8h").exceeding()).isEmpty();
        assertThat(exceedances("2008-o3-8h").greatest()).hasValue(130 * 7.0 / 8);
    }

    @Test
    void eightHoursThatEndAtMidnightBelongToTheDayThatEnds() {
        hours.are(0, 48, 0).are(16, 24, 130);

        assertThat(exceedances("2008-o3-8h").exceeding())
                .extracting(Average::date)
                .containsExactly(LocalDate.of(2026, 1, 1));
    }

    @Test
    void sixOfEightHoursAreEnoughAndFiveAreNot() {
        hours.are(-7, 24, 0).are(10, 18, 130).miss(12, 14);
        assertThat(exceedances("2008-o3-8h").greatest()).hasValue(130);

        hours.miss(14, 15);
        assertThat(exceedances("2008-o3-8h").greatest().orElseThrow()).isLessThan(130);
    }

    @Test
    void aDayNeedsThreeOfFourMeansOverEightHours() {
        hours.are(1, 20, 130);
        assertThat(exceedances("2008-o3-8h").averages())
                .as("the means at 6 to 21")
                .isZero();

        hours.are(1, 22, 130);
        assertThat(exceedances("2008-o3-8h").averages())
                .as("the means at 6 to 23")
                .isEqualTo(1);
    }

    @Test
    void aLeapYearHas8784Hours() {
        CalendarYear leap = CalendarYear.of(2028, BERLIN, LATER);
        HourlyMeans means =
                Hours.from("2027-12-31T23:00:00Z").are(0, 8784, hour -> hour).means();

        Exceedances ofTheYear = limit("2008-no2-year").in(leap, means);

        assertThat(ofTheYear.hours()).isEqualTo(8784);
        assertThat(ofTheYear.expected()).isEqualTo(8784);
        assertThat(ofTheYear.greatest()).hasValue(8783 / 2.0);
        assertThat(limit("2008-pm10-day").in(leap, means).averages()).isEqualTo(366);
    }

    @Test
    void theMeanOfAYearIsHeldAgainstTheLimitAsAWholeNumber() {
        assertThat(limit("2008-no2-year").in(year, hours.are(0, 8760, 40.49).means()))
                .satisfies(
                        of -> assertThat(of.isExceeded()).isFalse(),
                        of -> assertThat(of.isValid()).isTrue());
        assertThat(limit("2008-no2-year").in(year, hours.are(0, 8760, 40.5).means()))
                .satisfies(
                        of -> assertThat(of.exceeding()).hasSize(1),
                        of -> assertThat(of.isExceeded()).isTrue());
    }

    @Test
    void aYearIsValidWithAsManyHoursAsItsDirectiveWants() {
        hours.are(0, 7884, 10);
        assertThat(exceedances("2008-pm10-year").coverage()).isEqualTo(0.9);
        assertThat(exceedances("2008-pm10-year").isValid()).isTrue();

        hours.miss(0, 1);
        assertThat(exceedances("2008-pm10-year").isValid()).isFalse();
        assertThat(exceedances("2024-pm10-year").isValid()).isTrue();

        hours.miss(0, 7884 - 7446);
        assertThat(exceedances("2024-pm10-year").isValid()).as("7446 of 8760").isTrue();

        hours.miss(7883, 7884);
        assertThat(exceedances("2024-pm10-year").isValid()).isFalse();
    }

    @Test
    void whatIsToComeIsNotExpected() {
        CalendarYear sofar = CalendarYear.of(2026, BERLIN, Instant.parse("2026-01-02T22:30:00Z"));
        HourlyMeans means = hours.are(0, 8760, 51).means();

        assertThat(limit("2008-pm10-day").in(sofar, means))
                .satisfies(
                        of -> assertThat(of.expected()).isEqualTo(47),
                        of -> assertThat(of.hours()).isEqualTo(47),
                        of -> assertThat(of.averages()).isEqualTo(1));
        assertThat(limit("2008-no2-hour").in(sofar, means).averages()).isEqualTo(47);
    }

    @Test
    void ofAYearWithoutAnythingNothingIsSaid() {
        Exceedances none = exceedances("2008-pm10-year");

        assertThat(none.averages()).isZero();
        assertThat(none.greatest()).isEqualTo(OptionalDouble.empty());
        assertThat(none.isExceeded()).isFalse();
        assertThat(none.isValid()).isFalse();
        assertThat(limit("2008-pm10-year")
                        .in(CalendarYear.of(2031, BERLIN, LATER), hours.means())
                        .coverage())
                .isZero();
    }

    @Test
    void daysThatStartBetweenTheHoursCannotBeMadeOfHours() {
        assertThatThrownBy(() -> CalendarYear.of(2026, ZoneId.of("Asia/Kolkata"), LATER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2025-12-31T18:30:00Z");
        assertThat(CalendarYear.of(2026, ZoneOffset.UTC, LATER).hours()).isEqualTo(8760);
    }

    private static LocalDate dateOf(String start) {
        return Instant.parse(start).atZone(BERLIN).toLocalDate();
    }

    private Exceedances exceedances(String id) {
        return limit(id).in(year, hours.means());
    }

    private static LimitValue limit(String id) {
        return LimitValues.shipped().all().stream()
                .filter(limit -> limit.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
