package city.talpuls.api.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.Interval;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPeriodsTest {

    private static final LocalPeriods BERLIN = days("Europe/Berlin");

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-28T23:00:00Z, 23
            2026-10-24T22:00:00Z, 25
            2026-12-31T23:00:00Z, 24
            2026-06-30T22:00:00Z, 24
            """)
    void aDayIsAsLongAsTheClocksSay(Instant start, long hours) {
        Instant inIt = start.plus(Duration.ofHours(hours)).minusNanos(1);

        assertThat(BERLIN.startOf(start)).isEqualTo(start);
        assertThat(BERLIN.startOf(inIt)).isEqualTo(start);
        assertThat(BERLIN.endOf(start)).isEqualTo(start.plus(Duration.ofHours(hours)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2026-03-15T12:00:00Z, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z
            2026-12-31T22:59:59Z, 2026-11-30T23:00:00Z, 2026-12-31T23:00:00Z
            2026-12-31T23:00:00Z, 2026-12-31T23:00:00Z, 2027-01-31T23:00:00Z
            """)
    void aMonthIsFromItsFirstMidnightToThatOfTheNext(Instant inIt, Instant start, Instant end) {
        var months = new LocalPeriods(Period.MONTH, Zone.ofText("Europe/Berlin"));

        assertThat(months.startOf(inIt)).isEqualTo(start);
        assertThat(months.endOf(start)).isEqualTo(end);
    }

    /** In Havana midnight comes twice, in Cairo not at all, in Apia a day did not, and in St. John's a minute came twice. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            America/Havana,   2026-11-01T04:00:00Z, 25
            Africa/Cairo,     2026-04-23T22:00:00Z, 23
            Pacific/Apia,     2011-12-29T10:00:00Z, 24
            America/St_Johns, 2010-11-06T02:30:00Z, 24
            America/St_Johns, 2010-11-07T02:30:00Z, 25
            """)
    void dayFollowsDayWithoutAGap(String zone, Instant start, long hours) {
        LocalPeriods days = days(zone);
        Instant end = start.plus(Duration.ofHours(hours));

        assertThat(days.endOf(start)).isEqualTo(end);
        for (Instant time = start; time.isBefore(end); time = time.plus(Duration.ofMinutes(1))) {
            assertThat(days.startOf(time)).as("%s", time).isEqualTo(start);
        }
        assertThat(days.startOf(end)).isEqualTo(end);
    }

    @Test
    void daysConsistOfHoursWhereTheirMidnightsAllow() {
        assertThat(BERLIN.consistOf(year("2026"))).isEqualTo(Interval.HOUR);
        assertThat(days("Asia/Kolkata").consistOf(year("2026"))).isEqualTo(Interval.QUARTER_HOUR);
        assertThat(days("Asia/Kathmandu").consistOf(year("2026"))).isEqualTo(Interval.QUARTER_HOUR);
        assertThat(days("Australia/Lord_Howe").consistOf(year("2026"))).isEqualTo(Interval.QUARTER_HOUR);
    }

    @Test
    void daysThatConsistOfNoWindowsAreRefused() {
        assertThatThrownBy(() -> BERLIN.consistOf(year("1890")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("in Europe/Berlin a day starts at 1890-01-01T23:06:32Z");
        assertThatThrownBy(() -> days("Africa/Monrovia").consistOf(year("1971")))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void onlyNamesOfTheDatabaseAreZones() {
        assertThat(Zone.ofText("UTC")).isEqualTo(Zone.UTC);
        assertThat(Zone.ofText(Zone.ofText("Europe/Berlin").text())).isEqualTo(Zone.ofText("Europe/Berlin"));
        for (String none : new String[] {"", "Wuppertal", "+01:00", "europe/berlin", "CEST"}) {
            assertThatThrownBy(() -> Zone.ofText(none))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Europe/Berlin");
        }
    }

    private static LocalPeriods days(String zone) {
        return new LocalPeriods(Period.DAY, Zone.ofText(zone));
    }

    private static Span year(String year) {
        return new Span(Instant.parse(year + "-01-01T00:00:00Z"), Instant.parse(year + "-12-31T00:00:00Z"));
    }
}
