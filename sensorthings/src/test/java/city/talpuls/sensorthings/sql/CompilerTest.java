package city.talpuls.sensorthings.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.query.Function;
import city.talpuls.sensorthings.query.Literal;
import city.talpuls.sensorthings.query.Queries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final SamplePlaces places = new SamplePlaces();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            name eq 'x'                        | t.name = ?
            name ne 'x'                        | (t.name = ?) is not true
            name eq null                       | (t.name is not null) is not true
            name ne null                       | t.name is not null
            null eq name                       | (t.name is not null) is not true
            null eq null                       | true
            id gt 1 and id lt 5 or id eq 7     | ((t.id > ? and t.id < ?) or t.id = ?)
            not (id eq 1)                      | (t.id = ?) is not true
            (id eq 1) eq false                 | (t.id = ?) = ?
            true                               | true
            id add 2 mul 3 eq 7                | ((t.id)::numeric + (((?)::numeric * (?)::numeric))::numeric) = ?
            id sub 1 eq 7                      | ((t.id)::numeric - (?)::numeric) = ?
            id div 2 eq 3                      | div((t.id)::numeric, nullif((?)::numeric, 0)) = ?
            id div 2.5 eq 3                    | ((t.id)::numeric / nullif((?)::numeric, 0)) = ?
            id mod 2 eq 0                      | mod((t.id)::numeric, nullif((?)::numeric, 0)) = ?
            substringof('a',name)              | strpos(t.name, ?) > 0
            startswith(name,'a')               | starts_with(t.name, ?)
            endswith(name,'a')                 | right(t.name, char_length(?)) = ?
            length(name) gt 2                  | char_length(t.name) > ?
            indexof(name,'a') eq 0             | (strpos(t.name, ?) - 1) = ?
            substring(name,1) eq 'x'           | substr(t.name, least(greatest(trunc((?)::numeric), 0), 1000000000)::integer + 1) = ?
            tolower(name) eq 'x'               | lower(t.name) = ?
            toupper(name) eq 'x'               | upper(t.name) = ?
            trim(name) eq 'x'                  | btrim(t.name) = ?
            round(id) eq 1                     | round((t.id)::numeric) = ?
            floor(id) eq 1                     | floor((t.id)::numeric) = ?
            ceiling(id) eq 1                   | ceil((t.id)::numeric) = ?
            properties eq null                 | (coalesce(jsonb_typeof(t.properties), 'null') <> 'null') is not true
            """)
    void anExpressionIsSql(String filter, String sql) {
        assertThat(where(EntityType.THING, filter).text()).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resultTime ge 2026-11-28T00:00:00Z      | t.resulttime >= ?
            phenomenonTime lt 2026-11-28            | t.phenomenontime < ((?)::timestamp at time zone 'UTC')
            year(resultTime) eq 2026                | extract(year from (t.resulttime at time zone 'UTC')) = ?
            second(resultTime) eq 5                 | floor(extract(second from (t.resulttime at time zone 'UTC'))) = ?
            fractionalseconds(resultTime) gt 0.5    | mod(extract(second from (t.resulttime at time zone 'UTC')), 1) > ?
            date(resultTime) eq 2026-11-28          | ((t.resulttime at time zone 'UTC'))::date = ?
            time(resultTime) lt 06:00:00            | ((t.resulttime at time zone 'UTC'))::time < ?
            totaloffsetminutes(resultTime) eq 0     | (case when t.resulttime is not null then 0 end) = ?
            totaloffsetminutes(2026-11-28T00:00:00+01:30) eq 90 | ? = ?
            resultTime gt now() sub duration'PT1H'  | t.resulttime > (? - (?)::interval)
            resultTime sub phenomenonTime gt duration'PT1H' | (t.resulttime - t.phenomenontime) > (?)::interval
            year(validTime) eq 2026                 | extract(year from (t.validtime_start at time zone 'UTC')) = ?
            """)
    void timesAreTimesInUtc(String filter, String sql) {
        assertThat(where(EntityType.OBSERVATION, filter).text()).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            validTime eq 2026-11-28T00:00:00Z  | (t.validtime_start = ? and t.validtime_end = ?)
            validTime gt 2026-11-28T00:00:00Z  | t.validtime_start > ?
            validTime ge 2026-11-28T00:00:00Z  | t.validtime_start >= ?
            validTime lt 2026-11-28T00:00:00Z  | (? >= t.validtime_end and ? > t.validtime_start)
            validTime le 2026-11-28T00:00:00Z  | ? >= t.validtime_end
            validTime gt 2026-11-28/2026-11-29 | (t.validtime_start >= ? and t.validtime_start > ?)
            validTime ge 2026-11-28/2026-11-29 | (t.validtime_start >= ? and t.validtime_end >= ?)
            validTime ne 2026-11-28/2026-11-29 | not ((t.validtime_start = ? and t.validtime_end = ?))
            resultTime lt validTime            | t.validtime_start > t.resulttime
            resultTime gt validTime            | (t.resulttime >= t.validtime_end and t.resulttime > t.validtime_start)
            validTime eq null                  | (t.validtime_start is not null) is not true
            validTime add duration'PT1H' gt 2026-11-28T00:00:00Z | (t.validtime_start + (?)::interval) > ?
            """)
    void intervalsCompareByBothTheirEnds(String filter, String sql) {
        assertThat(where(EntityType.OBSERVATION, filter).text()).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            result gt 5           | t.number > ?
            result eq 'open'      | t.word = ?
            result eq true        | (case when jsonb_typeof(t.result) = 'boolean' then (t.result)::boolean end) = ?
            5 lt result           | ? < t.number
            result add 5 gt 10    | ((t.number)::numeric + (?)::numeric) > ?
            result eq parameters/a | t.result = jsonb_extract_path(t.parameters, ?)
            parameters/a/0 eq 5   | (case when jsonb_typeof(jsonb_extract_path(t.parameters, ?, ?)) = 'number' then (jsonb_extract_path(t.parameters, ?, ?))::numeric end) = ?
            parameters/a eq 'x'   | (case when jsonb_typeof(jsonb_extract_path(t.parameters, ?)) = 'string' then (jsonb_extract_path(t.parameters, ?)) #>> '{}' end) = ?
            parameters/a          | (case when jsonb_typeof(jsonb_extract_path(t.parameters, ?)) = 'boolean' then (jsonb_extract_path(t.parameters, ?))::boolean end)
            """)
    void jsonComparesAsWhatItIsComparedWith(String filter, String sql) {
        assertThat(where(EntityType.OBSERVATION, filter).text()).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DATASTREAM  | Thing/id eq 1              | t.thing = ?
            DATASTREAM  | Thing/name eq 'x'          | exists (select 1 from thing t_1 where t_1.id = t.thing and t_1.name = ?)
            DATASTREAM  | Thing/name ne 'x'          | not exists (select 1 from thing t_1 where t_1.id = t.thing and t_1.name = ?)
            DATASTREAM  | Thing/name eq null         | not exists (select 1 from thing t_1 where t_1.id = t.thing and t_1.name is not null)
            DATASTREAM  | Thing/name ne null         | exists (select 1 from thing t_1 where t_1.id = t.thing and t_1.name is not null)
            OBSERVATION | Datastream/Thing/id eq 1   | exists (select 1 from datastream t_1 where t_1.id = t.datastream and t_1.thing = ?)
            OBSERVATION | FeatureOfInterest/id ne 1  | (t.featureofinterest = ?) is not true
            THING       | Datastreams/name eq 'x'    | exists (select 1 from datastream t_1 where t_1.thing = t.id and t_1.name = ?)
            THING       | Datastreams/name ne 'x'    | exists (select 1 from datastream t_1 where t_1.thing = t.id and (t_1.name = ?) is not true)
            THING       | Datastreams/name eq Datastreams/description | exists (select 1 from datastream t_1 where t_1.thing = t.id and t_1.name = t_1.description)
            THING       | startswith(Datastreams/name,'x') | exists (select 1 from datastream t_1 where t_1.thing = t.id and starts_with(t_1.name, ?))
            THING       | Locations/name eq 'x'      | exists (select 1 from location t_1 join link t_1_link on t_1_link.location = t_1.id where t_1_link.thing = t.id and t_1.name = ?)
            THING       | Datastreams/Sensor/name eq Locations/name | exists (select 1 from datastream t_1, sensor t_2, location t_3 join link t_3_link on t_3_link.location = t_3.id where t_1.thing = t.id and t_2.id = t_1.sensor and t_3_link.thing = t.id and t_2.name = t_3.name)
            THING       | not (Datastreams/id eq 1)  | (exists (select 1 from datastream t_1 where t_1.thing = t.id and t_1.id = ?)) is not true
            THING       | (Datastreams/id eq 1) eq true | (exists (select 1 from datastream t_1 where t_1.thing = t.id and t_1.id = ?)) = ?
            """)
    void relatedEntitiesAreAskedForWhereTheyAreCompared(EntityType type, String filter, String sql) {
        assertThat(where(type, filter).text()).isEqualTo(sql);
    }

    @Test
    void eachComparisonMayBeFulfilledByAnother() {
        assertThat(where(EntityType.THING, "Datastreams/id eq 1 and Datastreams/id eq 2")
                        .text())
                .isEqualTo("(exists (select 1 from datastream t_1 where t_1.thing = t.id and t_1.id = ?)"
                        + " and exists (select 1 from datastream t_2 where t_2.thing = t.id and t_2.id = ?))");
    }

    @Test
    void valuesAreBoundInTheirOrderAndAsTheirType() {
        assertThat(where(
                                EntityType.OBSERVATION,
                                "Datastream/name eq 'x''; drop table thing --' and parameters/a/b eq 5 and result lt 99999999999999999999"
                                        + " and result gt 1.5 and date(resultTime) eq 2026-11-28 and time(resultTime) lt 06:00:00"
                                        + " and resultTime lt now() and resultTime gt 2026-11-28T00:00:00+0100")
                        .values())
                .containsExactly(
                        "x'; drop table thing --",
                        "a",
                        "b",
                        "a",
                        "b",
                        5L,
                        new BigDecimal("99999999999999999999"),
                        new BigDecimal("1.5"),
                        LocalDate.of(2026, 11, 28),
                        LocalTime.of(6, 0),
                        OffsetDateTime.parse("2026-11-28T12:00:00Z"),
                        OffsetDateTime.parse("2026-11-27T23:00:00Z"));
    }

    @Test
    void timesAreBoundInUtcWhateverTheirOffset() {
        assertThat(where(EntityType.OBSERVATION, "validTime eq 2026-11-28T00:00:00+18:00/2026-11-28T00:00:00-18:00")
                        .values())
                .containsExactly(
                        OffsetDateTime.parse("2026-11-27T06:00:00Z"), OffsetDateTime.parse("2026-11-28T18:00:00Z"));
    }

    @Test
    void placesAreAskedForIds() {
        Sql sql = where(EntityType.THING, "st_relate(geography'POINT (7 51)',Locations/location,'T********')");

        assertThat(sql.text())
                .isEqualTo("exists (select 1 from location t_1 join link t_1_link on t_1_link.location = t_1.id"
                        + " where t_1_link.thing = t.id and t_1.id = any(?))");
        assertThat(sql.values()).containsExactly((Object) new Long[] {2L, 4L});
        assertThat(places.asked())
                .containsExactly(new PlaceQuestion(
                        EntityType.LOCATION,
                        EntityType.LOCATION.property("location").orElseThrow(),
                        Function.ST_RELATE,
                        new Literal.Geography("POINT (7 51)"),
                        false,
                        "T********"));
    }

    @Test
    void distancesAreComparedBeforeTheDatabaseIsAsked() {
        assertThat(where(EntityType.LOCATION, "geo.distance(location,geography'POINT (7 51)') lt 2"))
                .satisfies(sql -> assertThat(sql.text()).isEqualTo("t.id = any(?)"))
                .satisfies(sql -> assertThat(sql.values()).containsExactly((Object) new Long[] {1L, 2L}));
        assertThat(where(EntityType.LOCATION, "2 le geo.distance(location,geography'POINT (7 51)')"))
                .satisfies(sql -> assertThat(sql.values()).containsExactly((Object) new Long[] {3L}));
    }

    @Test
    void otherwiseTheyAreLookedUp() {
        Sql sql = where(EntityType.OBSERVATION, "geo.length(FeatureOfInterest/feature) gt result");

        assertThat(sql.text())
                .isEqualTo("(select measured.number from unnest(?, ?) as measured(id, number)"
                        + " where measured.id = t.featureofinterest) > t.number");
        assertThat(sql.values()).containsExactly(new Long[] {1L, 2L, 3L}, new Double[] {0.5, 1.5, 2.5});
        assertThat(where(EntityType.OBSERVATION, "geo.length(geography'LINESTRING (0 0, 3 4)') gt result")
                        .values())
                .containsExactly(5.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id desc                     | t.id desc
            phenomenonTime              | t.phenomenontime asc
            resultTime desc,id          | t.resulttime desc nulls last, t.id asc
            result                      | t.number asc nulls first, t.word asc nulls first
            validTime                   | t.validtime_start asc nulls first, t.validtime_end asc nulls first
            Datastream/id desc          | t.datastream desc
            FeatureOfInterest/feature   | (select left((t_1.feature)::text, 200) from featureofinterest t_1 where t_1.id = t.featureofinterest) asc nulls first
            FeatureOfInterest/id        | t.featureofinterest asc nulls first
            Datastream/Thing/name       | (select t_2.name from datastream t_1, thing t_2 where t_1.id = t.datastream and t_2.id = t_1.thing) asc nulls first
            result add 1 desc           | ((t.number)::numeric + (?)::numeric) desc nulls last
            length(Datastream/name)     | (select char_length(t_1.name) from datastream t_1 where t_1.id = t.datastream) asc nulls first
            result gt 5                 | (t.number > ?) asc nulls first
            parameters/a                | (case when jsonb_typeof(jsonb_extract_path(t.parameters, ?)) = 'number' then (jsonb_extract_path(t.parameters, ?))::numeric end) asc nulls first, (case when jsonb_typeof(jsonb_extract_path(t.parameters, ?)) = 'string' then (jsonb_extract_path(t.parameters, ?)) #>> '{}' end) asc nulls first
            """)
    void anOrderIsSql(String order, String sql) {
        var query = Queries.read(EntityType.OBSERVATION, Map.of("$orderby", List.of(order)));

        assertThat(compiler().orderBy(query.orders(), "t").text()).isEqualTo(sql);
    }

    @Test
    void aPieceHasAsManyValuesAsPlacesForThem() {
        assertThatThrownBy(() -> new Sql("a ? b", List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Sql.of("a = ~", Sql.of("1"), Sql.of("2")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Sql where(EntityType type, String filter) {
        return compiler().where(Queries.filter(type, filter), "t");
    }

    private Compiler compiler() {
        return new Compiler(new SampleColumns(), places, NOW);
    }
}
