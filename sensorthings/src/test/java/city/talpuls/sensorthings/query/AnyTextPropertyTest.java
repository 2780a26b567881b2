package city.talpuls.sensorthings.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import city.talpuls.sensorthings.model.EntityType;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in is read or refused with a place within it; nothing else happens. */
class AnyTextPropertyTest {

    private static final List<String> VALID = List.of(
            "startswith(Things/name,'a''b') and not (properties/a/0 eq 'x' or id in 5)",
            "Thing/Locations/location/type eq 'Point' or unitOfMeasurement/name ne null",
            "st_within(Thing/Locations/location,geography'POLYGON ((7 51, 8 51, 8 52, 7 52, 7 51))')",
            "phenomenonTime ge 2026-11-28T12:00:00.5+0100 and resultTime eq 2026-11-28/2026-11-29T00:00:00Z",
            "Observations/result add 5.5e-3 mul 2 div 7 mod -3 ge round(Observations/result)",
            "substring(tolower(trim(name)),1,2) eq concat(name,'🌳') and now() sub duration'PT1H' lt maxdatetime()",
            "Thing($filter=id eq 1;$expand=Locations($top=1;$select=name);$orderby=name desc),Sensor/Datastreams",
            "Things(1)/Datastreams(2)/Observations/$ref",
            "Things(1)/properties/owner/$value",
            "name desc,Thing/properties/a asc,id");

    private static final List<String> WORDS = List.of(
            "(",
            ")",
            "'",
            "''",
            "/",
            ",",
            ";",
            "=",
            "$",
            "$filter=",
            "$expand=",
            "$levels",
            " ",
            "\0",
            "\ud83c",
            "🌳",
            "id",
            "name",
            "Thing",
            "Observations",
            "result",
            "properties",
            " eq ",
            " and ",
            " not ",
            " add ",
            " div ",
            "null",
            "true",
            "5",
            "-",
            "1e400",
            "9".repeat(400),
            "2026-02-30",
            "T25:00:00Z",
            "geography'",
            "POINT (1 1)",
            "duration'",
            "geo.length(",
            "st_relate(",
            "@iot.id",
            "%",
            "\\",
            "\"",
            "--",
            "%s");

    @Property(seed = "81", tries = 3_000)
    void anyTextIsReadOrRefused(@ForAll String text) {
        readAsEverything(text);
    }

    @Property(seed = "82", tries = 5_000)
    void soIsWhatIsMadeOfTheWordsOfTheLanguage(@ForAll("sentences") String text) {
        readAsEverything(text);
    }

    @Property(seed = "83", tries = 5_000)
    void soIsWhatWasValidBeforeItWasChanged(@ForAll("mutations") String text) {
        readAsEverything(text);
    }

    @Provide
    Arbitrary<String> sentences() {
        return Arbitraries.of(WORDS).list().ofMaxSize(30).map(words -> String.join("", words));
    }

    @Provide
    Arbitrary<String> mutations() {
        return Combinators.combine(
                        Arbitraries.of(VALID),
                        Arbitraries.of(WORDS),
                        Arbitraries.integers().between(0, 120),
                        Arbitraries.integers().between(0, 10))
                .as((valid, word, place, removed) -> {
                    int start = Math.min(place, valid.length());
                    int end = Math.min(start + removed, valid.length());
                    return valid.substring(0, start) + word + valid.substring(end);
                });
    }

    private static void readAsEverything(String text) {
        readOrRefused(text, given -> Queries.filter(EntityType.DATASTREAM, given));
        readOrRefused(text, ResourcePaths::read);
        for (String option :
                List.of("$filter", "$orderby", "$select", "$expand", "$top", "$skip", "$count", "$resultFormat")) {
            readOrRefused(text, given -> Queries.read(EntityType.DATASTREAM, Map.of(option, List.of(given))));
        }
    }

    private static void readOrRefused(String text, Consumer<String> reading) {
        assertThatCode(() -> {
                    try {
                        reading.accept(text);
                    } catch (BadQueryException refused) {
                        assertThat(refused.position()).isBetween(0, text.length());
                        assertThat(refused).hasMessageEndingWith(".");
                    }
                })
                .doesNotThrowAnyException();
    }
}
