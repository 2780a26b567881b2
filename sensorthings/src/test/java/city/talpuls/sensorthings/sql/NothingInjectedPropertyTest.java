package city.talpuls.sensorthings.sql;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.sensorthings.model.EntityType;
import city.talpuls.sensorthings.query.BadQueryException;
import city.talpuls.sensorthings.query.Expression;
import city.talpuls.sensorthings.query.Queries;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What somebody writes in a query may be bound, but never stands in the SQL. */
class NothingInjectedPropertyTest {

    private static final List<String> CONDITIONS = List.of(
            "Datastream/name eq %s",
            "%s ne Datastream/Thing/Locations/name",
            "result eq %s",
            "parameters/a/%s eq 5",
            "startswith(parameters/%s,%s)",
            "substring(concat(%s,Datastream/description),%s) eq tolower(%s)",
            "result add %s div %s gt %s mod id",
            "resultTime lt %s",
            "validTime eq %s",
            "resultTime add %s gt phenomenonTime",
            "date(resultTime) eq %s or time(resultTime) gt %s",
            "geo.distance(FeatureOfInterest/feature,%s) lt %s",
            "st_relate(FeatureOfInterest/feature,%s,%s)");

    private static final List<String> VALUES = List.of(
            "'zq'",
            "'''; drop table zq; --'",
            "'?'",
            "'~'",
            "'$1'",
            "zq",
            "z-q--",
            "4711",
            "-4711",
            "47.11",
            "4711e-2",
            "4711-11-28",
            "4711-11-28T00:00:00Z",
            "4711-11-28/4711-11-29T00:00:00+0100",
            "47:11:00",
            "12:47:11",
            "duration'PT4711S'",
            "geography'POINT (47.11 4.711)'",
            "'T*T***T**'");

    @Property(seed = "86", tries = 10_000)
    void whatIsWrittenInAQueryIsBound(@ForAll("filters") String filter) {
        Optional<Expression> expression = read("not (" + filter + ")");
        // Many compare what cannot be compared; those that can are enough to tell.
        Statistics.label("read")
                .collect(expression.isPresent())
                .coverage(coverage -> coverage.check(true).percentage(part -> part > 10));
        expression.ifPresent(condition -> {
            Sql sql = compiler().where(condition, "t");

            assertThat(sql.text())
                    .doesNotContain("zq", "4711", "47.11", "11-28", "47:11", "drop", "--", ";", "~", "$", "*T");
            assertThat(sql.text().chars().filter(character -> character == '?'))
                    .hasSize(sql.values().size());
        });
    }

    @Property(seed = "87", tries = 500)
    void soIsWhatIsOrderedBy(@ForAll("names") String name) {
        var query = Queries.read(
                EntityType.OBSERVATION, Map.of("$orderby", List.of("Datastream/properties/" + name + " desc,result")));

        assertThat(compiler().orderBy(query.orders(), "t"))
                .satisfies(
                        sql -> assertThat(sql.text().toLowerCase(Locale.ROOT)).doesNotContain("zq"))
                .satisfies(sql -> assertThat(sql.values()).contains("zq" + name.substring(2)));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings().alpha().numeric().withChars("_.:-").map(name -> "zq" + name);
    }

    @Provide
    Arbitrary<String> filters() {
        return Combinators.combine(
                        Arbitraries.of(CONDITIONS),
                        Arbitraries.of(VALUES),
                        Arbitraries.of(VALUES),
                        Arbitraries.of(VALUES))
                .as((condition, one, two, three) -> String.format(condition, one, two, three));
    }

    private static Optional<Expression> read(String filter) {
        try {
            return Optional.of(Queries.filter(EntityType.OBSERVATION, filter));
        } catch (BadQueryException refused) {
            return Optional.empty();
        }
    }

    private static Compiler compiler() {
        return new Compiler(new SampleColumns(), new SamplePlaces(), Instant.parse("2026-11-28T12:00:00Z"));
    }
}
