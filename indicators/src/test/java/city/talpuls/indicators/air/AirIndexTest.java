package city.talpuls.indicators.air;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.measurement.Property;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AirIndexTest {

    private static final Property PM10 = new Property("pm10");
    private static final Property PM2_5 = new Property("pm2_5");
    private static final Property O3 = new Property("o3");
    private static final Property NO2 = new Property("no2");
    private static final Property SO2 = new Property("so2");
    private static final String NOON = "2026-06-01T12:00:00Z";

    private final AirIndices indices = AirIndices.shipped();
    private final AirIndex today = indices.find("uba-lqi", "2025").orElseThrow();
    private final AirIndex before = indices.find("uba-lqi", "2019").orElseThrow();

    @Test
    void theWorstPollutantDecides() {
        AirQuality air = atNoon(today, Map.of(PM10, 12.0, PM2_5, 4.0, O3, 150.0, NO2, 61.0, SO2, 1.0))
                .orElseThrow();

        assertThat(air.grade()).isEqualTo(3);
        assertThat(air.decisive()).containsExactly(O3, NO2);
        assertThat(air.complete()).isTrue();
        assertThat(air.pollutants()).containsEntry(PM10, new Graded(12, 1)).containsEntry(SO2, new Graded(1, 0));
    }

    @Test
    void whatIsMissingIsLeftOutAndNeverZero() {
        AirQuality air = atNoon(today, Map.of(NO2, 15.0)).orElseThrow();

        assertThat(air.grade()).isEqualTo(1);
        assertThat(air.pollutants()).containsOnlyKeys(NO2);
        assertThat(air.complete()).isFalse();
    }

    @Test
    void withoutAnyPollutantThereIsNoIndex() {
        assertThat(atNoon(today, Map.of())).isEmpty();
        assertThat(today.at(
                        Instant.parse(NOON).plusSeconds(3600),
                        Map.of(NO2, Hours.from(NOON).are(0, 1, 15).means())))
                .isEmpty();
    }

    @Test
    void whatTheIndexDoesNotKnowDoesNotCount() {
        assertThat(atNoon(before, Map.of(SO2, 1000.0))).isEmpty();
    }

    @Test
    void theOlderVersionLooksAtParticlesOver24Hours() {
        Hours hours = Hours.from("2026-06-01T00:00:00Z").are(0, 23, 10).are(23, 24, 250);

        AirQuality air = before.at(hours.time(23), Map.of(PM10, hours.means())).orElseThrow();

        assertThat(air.pollutants().get(PM10)).isEqualTo(new Graded(20, 0));
        assertThat(before.lookBack()).isEqualTo(23);
        assertThat(today.lookBack()).isZero();
    }

    @Test
    void eighteenHoursOf24AreEnoughAndSeventeenAreNot() {
        Hours hours = Hours.from("2026-06-01T00:00:00Z").are(0, 24, 30).miss(3, 9);

        assertThat(before.at(hours.time(23), Map.of(PM10, hours.means())))
                .hasValueSatisfying(
                        air -> assertThat(air.pollutants().get(PM10)).isEqualTo(new Graded(30, 1)));
        assertThat(before.at(hours.time(23), Map.of(PM10, hours.miss(12, 13).means())))
                .isEmpty();
    }

    @Test
    void theMeanGoesOnThroughAnHourThatIsMissing() {
        Hours hours = Hours.from("2026-06-01T00:00:00Z").are(0, 23, 30);

        assertThat(before.at(hours.time(23), Map.of(PM10, hours.means()))).isPresent();
        assertThat(before.at(hours.time(28), Map.of(PM10, hours.means()))).isPresent();
        assertThat(before.at(hours.time(29), Map.of(PM10, hours.means()))).isEmpty();
    }

    @Test
    void theNewestVersionIsTheOneMeantIfNobodySays() {
        assertThat(indices.newest("uba-lqi")).contains(today);
        assertThat(indices.newest("aqi")).isEmpty();
        assertThat(indices.find("uba-lqi", "1999")).isEmpty();
        assertThat(indices.all()).containsExactly(before, today);
    }

    @Test
    void classesAreNamedInBothLanguages() {
        assertThat(today.classes())
                .extracting(Words::de)
                .containsExactly("sehr gut", "gut", "mäßig", "schlecht", "sehr schlecht");
        assertThat(today.classes())
                .extracting(Words::en)
                .containsExactly("very good", "good", "moderate", "poor", "very poor");
    }

    @Test
    void anIndexWithoutABoundBetweenAllItsClassesIsAMistake() {
        var scale = new Scale(NO2, new Averaging(1, 1), List.of(10, 20));
        var words = new Words("gut", "good");

        assertThatThrownBy(() -> new AirIndex("x", "1", words, "", List.of(words, words), List.of(scale)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no2");
    }

    private static Optional<AirQuality> atNoon(AirIndex index, Map<Property, Double> means) {
        return index.at(
                Instant.parse(NOON),
                means.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                mean -> Hours.from(NOON)
                                        .are(0, 1, mean.getValue())
                                        .means())));
    }
}
