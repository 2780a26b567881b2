package city.talpuls.sensorthings.query;

import static city.talpuls.sensorthings.query.Refusal.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.model.Property;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {

    @Test
    void aComparisonIsAPathAComparatorAndAValue() {
        assertThat(Queries.filter(EntityType.THING, "name eq 'Rathaus'"))
                .isEqualTo(new Expression.Comparison(
                        Comparator.EQ, path(EntityType.THING, "name"), new Literal.Text("Rathaus")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id eq 1 or id eq 2 and id eq 3               | id eq 1 or (id eq 2 and id eq 3)
            not id eq 1 and id eq 2                      | (not (id eq 1)) and id eq 2
            id add 2 mul 3 eq 7                          | (id add (2 mul 3)) eq 7
            id sub 2 sub 3 eq 7                          | ((id sub 2) sub 3) eq 7
            id div 2 mod 3 gt 7 add 1                    | ((id div 2) mod 3) gt (7 add 1)
            id gt 1 eq true                              | (id gt 1) eq true
            true eq id gt 1                              | true eq (id gt 1)
            not not id eq 1                              | not (not (id eq 1))
            """)
    void operatorsBindAsInOData(String filter, String withParentheses) {
        assertThat(Queries.filter(EntityType.THING, filter))
                .isEqualTo(Queries.filter(EntityType.THING, withParentheses))
                .extracting(Expression::text)
                .isEqualTo(filter);
    }

    @Test
    void parenthesesMayChangeThat() {
        assertThat(Queries.filter(EntityType.THING, "(id eq 1 or id eq 2) and id eq 3"))
                .isInstanceOf(Expression.And.class);
        assertThat(Queries.filter(EntityType.THING, "id sub (2 sub 3) eq 7"))
                .isNotEqualTo(Queries.filter(EntityType.THING, "id sub 2 sub 3 eq 7"));
    }

    @Test
    void valuesAreReadExactly() {
        assertThat(value("'it''s'")).isEqualTo(new Literal.Text("it's"));
        assertThat(value("-12")).isEqualTo(new Literal.Whole(BigInteger.valueOf(-12)));
        assertThat(value("99999999999999999999")).isEqualTo(new Literal.Whole(new BigInteger("99999999999999999999")));
        assertThat(value("1.50")).isEqualTo(new Literal.Fraction(new BigDecimal("1.50")));
        assertThat(value("-2.5e-3")).isEqualTo(new Literal.Fraction(new BigDecimal("-0.0025")));
        assertThat(value("1E5")).isEqualTo(new Literal.Fraction(new BigDecimal("1E5")));
        assertThat(value("true")).isEqualTo(new Literal.Truth(true));
        assertThat(value("null")).isEqualTo(new Literal.Nothing());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T12:00:00Z, 2026-11-28T12:00:00Z",
        "2026-11-28T12:00:00.123Z, 2026-11-28T12:00:00.123Z",
        "2026-11-28T12:00Z, 2026-11-28T12:00:00Z",
        "2026-11-28T12:00:00+01:00, 2026-11-28T12:00:00+01:00",
        "2010-12-23T10:20:00-0700, 2010-12-23T10:20:00-07:00",
        "2010-12-23T10:20:00+02, 2010-12-23T10:20:00+02:00"
    })
    void timesHaveAnOffset(String time, String meant) {
        assertThat(Queries.filter(EntityType.OBSERVATION, "resultTime eq " + time))
                .isEqualTo(new Expression.Comparison(
                        Comparator.EQ,
                        path(EntityType.OBSERVATION, "resultTime"),
                        new Literal.Moment(OffsetDateTime.parse(meant))));
    }

    @Test
    void thereAreDaysIntervalsDurationsAndTimesOfDay() {
        assertThat(right("resultTime ge 2026-11-28")).isEqualTo(new Literal.Day(LocalDate.of(2026, 11, 28)));
        assertThat(right("time(resultTime) lt 06:30:00")).isEqualTo(new Literal.Clock(LocalTime.of(6, 30)));
        assertThat(right("validTime eq 2026-11-28T00:00:00Z/2026-11-29"))
                .isEqualTo(new Literal.Interval(
                        OffsetDateTime.parse("2026-11-28T00:00:00Z"), OffsetDateTime.parse("2026-11-29T00:00:00Z")));
        assertThat(right("resultTime sub phenomenonTime gt duration'PT1H'"))
                .isEqualTo(new Literal.Span(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "DATASTREAM, Thing/Locations/location/geometry/type eq 'Point', Thing/Locations/location/geometry/type eq 'Point'",
        "OBSERVATION, Datastream/ObservedProperty/name eq 'PM10', Datastream/ObservedProperty/name eq 'PM10'",
        "DATASTREAM, Things/name eq 'x', Thing/name eq 'x'",
        "THING, Datastream/id eq 1, Datastreams/id eq 1",
        "THING, @iot.id eq 1, id eq 1",
        "THING, Datastreams/@iot.id eq 1, Datastreams/id eq 1",
        "THING, @iot.selfLink eq 'x', @iot.selfLink eq 'x'",
        "THING, properties/owner/name eq 'x', properties/owner/name eq 'x'",
        "THING, properties/lists/0/and eq 'x', properties/lists/0/and eq 'x'",
        "THING, properties/Straße-Nr:1 eq 'x', properties/Straße-Nr:1 eq 'x'",
        "DATASTREAM, unitOfMeasurement/name eq 'degree', unitOfMeasurement/name eq 'degree'",
        "LOCATION, location/type eq 'Point', location/type eq 'Point'"
    })
    void pathsCrossRelationsAndGoIntoJson(EntityType type, String filter, String inFull) {
        assertThat(Queries.filter(type, filter).text()).isEqualTo(inFull);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "substringof('Sensor', parameters/a)",
                "endswith(parameters/a, 'Things')",
                "startswith(parameters/a, 'Sensor')",
                "length(parameters/a) eq 13",
                "indexof(parameters/a, 'Sensor') eq 1",
                "substring(parameters/a, 1) eq 'ensor Things'",
                "substring(parameters/a, 1, 3) eq 'ens'",
                "tolower(parameters/a) eq 'sensor things'",
                "toupper(parameters/a) eq 'SENSOR THINGS'",
                "trim(parameters/a) eq 'Sensor Things'",
                "concat(concat(Datastream/unitOfMeasurement/symbol, ', '), Datastream/name) eq 'degree, Celsius'",
                "year(resultTime) eq 2015",
                "month(resultTime) eq 12",
                "day(resultTime) eq 8",
                "hour(resultTime) eq 1",
                "minute(resultTime) eq 0",
                "second(resultTime) eq 0",
                "fractionalseconds(resultTime) eq 0",
                "date(resultTime) ne date(validTime)",
                "time(resultTime) le 12:00:00",
                "totaloffsetminutes(resultTime) eq 60",
                "resultTime ge now()",
                "resultTime eq mindatetime()",
                "resultTime eq maxdatetime()",
                "round(result) eq 32",
                "floor(result) eq 32",
                "ceiling(result) eq 33",
                "geo.distance(FeatureOfInterest/feature, geography'POINT (30 10)') lt 1",
                "geo.length(geography'LINESTRING (30 10, 10 30, 40 40)') gt 1",
                "geo.intersects(FeatureOfInterest/feature, geography'POLYGON ((30 10, 10 20, 20 40, 40 40, 30 10))')",
                "st_equals(FeatureOfInterest/feature, geography'POINT (30 10)')",
                "st_disjoint(FeatureOfInterest/feature, geography'POINT (30 10)')",
                "st_touches(FeatureOfInterest/feature, geography'POINT (30 10)')",
                "st_within(FeatureOfInterest/feature, geography'POINT (30 10)')",
                "st_overlaps(FeatureOfInterest/feature, geography'POINT (30 10)')",
                "st_crosses(FeatureOfInterest/feature, geography'POINT (30 10)')",
                "st_intersects(FeatureOfInterest/feature, geography'POINT (30 10)')",
                "st_contains(geography'POINT (30 10)', FeatureOfInterest/feature)",
                "st_relate(FeatureOfInterest/feature, geography'POINT (30 10)', 'T********')"
            })
    void thereAreTheFunctionsOfTheStandard(String filter) {
        assertThat(Queries.filter(EntityType.OBSERVATION, filter).type()).isEqualTo(Type.BOOLEAN);
    }

    @ParameterizedTest
    @EnumSource
    void everyFunctionIsFoundByItsName(Function function) {
        assertThat(Function.of(function.word())).contains(function);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "result gt 20.0",
                "result eq 'open'",
                "result eq true",
                "result eq null",
                "result eq parameters/limit",
                "result add 5 gt 10",
                "result",
                "phenomenonTime gt 2026-11-28",
                "validTime eq null",
                "substringof('a', Datastream/name) eq true",
                "resultTime add duration'PT1H' gt now()",
                "phenomenonTime sub duration'P1D' le resultTime",
                "FeatureOfInterest/feature eq null"
            })
    void whatMayBeComparedIs(String filter) {
        assertThat(Queries.filter(EntityType.OBSERVATION, filter)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            name eq 5                                    | 5  | compare a text with a whole number
            name eq resultTime                           | 8  | Thing has no 'resultTime'; it has id,
            id eq '1'                                    | 3  | compare a whole number with a text
            id gt null                                   | 3  | eq and ne
            Datastreams/phenomenonTime gt 'x'            | 27 | compare a time interval with a text
            Locations/location eq 'x'                    | 19 | compare a geometry with a text
            properties/a gt 2026-11-28                   | 13 | compare a JSON value with a date
            id add name eq 1                             | 3  | calculate with a whole number and a text
            now() add (now() sub now()) gt now()         | 6  | calculate with a time and a duration
            id                                           | 0  | condition
            id eq 1 and 5                                | 12 | condition
            not id                                       | 4  | condition
            nme eq 'x'                                   | 0  | Thing has no 'nme'; it has id, @iot.selfLink, name
            Datastreams/nme eq 'x'                       | 12 | leads to Thing, Sensor
            Datastreams eq 'x'                           | 0  | whole Datastream
            Datastreams/Thing eq null                    | 12 | whole Thing
            name/x eq 'x'                                | 5  | nothing within
            soundex(name) eq 'x'                         | 0  | no function 'soundex'; there are substringof
            length(id) eq 1                              | 7  | takes a text here, and this is a whole number
            length() eq 1                                | 0  | takes a text.
            length(name,name) eq 1                       | 12 | takes a text.
            now(id) eq now()                             | 4  | takes nothing
            startswith(name,null)                        | 16 | takes a text here, and this is null
            name eq 'x                                   | 8  | no end
            name eq                                      | 7  | follow here; what can is a value, a property, a function
            name eq 'x')                                 | 11 | cannot stand here
            name eq 'x' and                              | 15 | follow here
            name == 'x'                                  | 5  | '=' cannot stand here
            name EQ 'x'                                  | 5  | an operator such as eq
            name eq "x"                                  | 8  | character
            $filter eq 1                                 | 0  | '$filter' cannot stand here
            now() gt 2026-13-01                          | 9  | no date
            now() gt 2026-02-30T00:00:00Z                | 9  | no time
            now() gt 2026-02-20T25:00:00Z                | 9  | no time
            now() gt 2026-02-20T12:00:00+99:00           | 9  | no time
            now() gt 2026-02-20T12:00:00                 | 9  | offset
            time(now()) gt 25:00:00                      | 15 | time of day
            now() gt 2026-02-20/2026-02-19               | 9  | ends before it starts
            now() sub now() gt duration'1H'              | 19 | no duration
            now() sub now() gt duration'P99999D'         | 19 | 36525 days
            now() sub now() gt duration'PT99999999999999999999S' | 19 | no duration
            id eq 1e309                                  | 6  | 1e308
            id eq 1e99999999999                          | 6  | 1e308
            id eq 0e-99999999                            | 6  | 1e308
            st_within(Locations/location,geography'POINT (7 x)')  | 29 | no geometry
            st_within(Locations/location,geography'POLYGON ((0 0, 1 1))')  | 29 | no geometry
            st_within(Locations/location,geography'POLYGON ((0 0, 1 1, 0 1, 1 0, 0 0))')  | 29 | invalid
            st_within(Locations/location,geography'POINT EMPTY')  | 29 | empty
            st_within(Locations/location,geography'POINT (NaN 1)')  | 29 | finite
            st_within(Locations/location,geography'')             | 29 | no geometry
            st_within(Locations/location,'POINT (1 1)')           | 29 | takes a geometry
            st_within(name,geography'POINT (7 5)')                | 10 | takes a geometry
            st_within(Locations/location,Locations/location)      | 0  | one property
            st_within(geography'POINT (7 5)',geography'POINT (7 5)') | 0 | one property
            st_relate(Locations/location,geography'POINT (7 5)','T***') | 52 | nine
            """)
    void whatMeansNothingIsRefusedWithItsPlace(String filter, int position, String why) {
        assertThat(refusal(() -> Queries.filter(EntityType.THING, filter)))
                .isEqualTo(new Refusal("$filter", position))
                .extracting(Refusal::sentence)
                .asString()
                .contains(why)
                .endsWith(".");
    }

    @Test
    void thePositionCountsAsTextsDo() {
        assertThat(refusal(() -> Queries.filter(EntityType.THING, "name eq '🌳' and x eq 1")))
                .isEqualTo(new Refusal("$filter", 17));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name eq 'a\0'", "name eq 'a\ud800'", "name eq 'a\udc00b'"})
    void whatNoDatabaseHoldsIsNoText(String filter) {
        assertThat(refusal(() -> Queries.filter(EntityType.THING, filter))).isEqualTo(new Refusal("$filter", 10));
    }

    @Test
    void aFilterIsNotLongerThanPeopleWrite() {
        assertThat(refusal(() -> Queries.filter(EntityType.THING, "name eq '" + "x".repeat(20_000) + "'")))
                .isEqualTo(new Refusal("$filter", 20_000));
        assertThat(Queries.filter(EntityType.THING, "name eq '" + "x".repeat(19_990) + "'"))
                .isNotNull();
    }

    @Test
    void aFilterMayHaveManyConditions() {
        assertThat(Queries.filter(EntityType.THING, "id eq 1" + " or id eq 22".repeat(1600)))
                .isInstanceOfSatisfying(
                        Expression.Or.class, or -> assertThat(or.any()).hasSize(1601));
    }

    @Test
    void parenthesesNestFiftyDeep() {
        assertThat(Queries.filter(EntityType.THING, "(".repeat(50) + "id eq 1" + ")".repeat(50)))
                .isEqualTo(Queries.filter(EntityType.THING, "id eq 1"));
        assertThat(refusal(() -> Queries.filter(EntityType.THING, "(".repeat(51) + "id eq 1" + ")".repeat(51))))
                .isEqualTo(new Refusal("$filter", 50));
        assertThat(Queries.filter(EntityType.THING, "name eq '" + "(".repeat(1000) + "'"))
                .isNotNull();
    }

    @Test
    void whatCostsTheDatabaseIsCounted() {
        assertThat(refusal(() -> Queries.filter(EntityType.THING, "id" + " add 1".repeat(41) + " eq 1")))
                .isEqualTo(new Refusal("$filter", 2 + 40 * 6 + 1));
        assertThat(refusal(() -> Queries.filter(EntityType.THING, "not ".repeat(60) + "id eq 1")))
                .isEqualTo(new Refusal("$filter", 51 * 4));
        assertThat(refusal(() -> Queries.filter(EntityType.THING, "true" + " eq true".repeat(51))))
                .isEqualTo(new Refusal("$filter", 4 + 50 * 8 + 1));
        assertThat(refusal(() -> Queries.filter(EntityType.THING, "Datastreams/Thing/".repeat(4) + "id eq 1"))
                        .position())
                .isEqualTo(54);
        assertThat(refusal(() -> Queries.filter(EntityType.THING, "id eq 1" + " or Datastreams/id eq 1".repeat(101)))
                        .sentence())
                .contains("100 paths to related entities");
        assertThat(refusal(() -> Queries.filter(
                                EntityType.LOCATION,
                                "id eq 1" + " or st_within(location,geography'POINT (7 5)')".repeat(11)))
                        .sentence())
                .contains("10 functions of places");
        assertThat(refusal(() -> Queries.filter(EntityType.THING, "properties" + "/a".repeat(21) + " eq 1")))
                .isEqualTo(new Refusal("$filter", 10 + 2 * 20 + 1));
    }

    /** A hundred kilobytes are refused before they are read: the whole thousand of them takes less than reading one would. */
    @Test
    void whatIsTooDeepCostsNothing() {
        String deep = "(".repeat(1000) + "id eq 1" + ")".repeat(1000) + " ".repeat(98_000);
        long start = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            refusal(() -> Queries.filter(EntityType.THING, deep));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    private static Literal value(String text) {
        return (Literal) ((Expression.Comparison) Queries.filter(EntityType.THING, "properties/a eq " + text)).right();
    }

    private static Expression right(String filter) {
        return ((Expression.Comparison) Queries.filter(EntityType.OBSERVATION, filter)).right();
    }

    private static Path path(EntityType type, String name) {
        Property property = type.property(name).orElseThrow();
        return new Path(type, List.of(), property, List.of());
    }
}
