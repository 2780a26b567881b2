package city.talpuls.codec.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.registry.Derivation;
import city.talpuls.model.registry.History;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.ProfileProperty;
import city.talpuls.model.registry.Setting;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TranslationTest {

    private static final Translations TRANSLATIONS = new Translations();
    private static final Translation KEEPS_HISTORY = TRANSLATIONS.of(
            new Profile(
                    "test",
                    "Test",
                    null,
                    null,
                    List.of(property("battery", "battery_level", null, null)),
                    new History("history", "timestamp")),
            Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"temperature\": 21.5}                              | temperature 21.5 Cel",
                "{\"TempC_SHT\": 21.5, \"Hum_SHT\": 40.1}             | temperature 21.5 Cel, relative_humidity 40.1 %",
                "{\"temp\": -3, \"BatV\": 3.012}                      | temperature -3.0 Cel, battery_voltage 3.012 V",
                "{\"air\": {\"temperature\": 7.25, \"relativeHumidity\": 88}} | temperature 7.25 Cel, relative_humidity 88.0 %",
                "{\"vdd\": 3645}                                      | battery_voltage 3.645 V",
                "{\"distance_cm\": 12.5}                              | distance 125.0 mm",
                "{\"happiness\": 1, \"rooms\": [{\"x\": 2}]}          | happiness 1.0 null, rooms.0.x 2.0 null",
                "{\"temperature_3\": 19}                              | temperature 19.0 Cel",
                "{\"temperature_1\": 19, \"temperature_2\": 20}       | temperature 19.0 Cel, temperature_2 20.0 null",
                "{\"temp\": 1, \"temperature\": 2}                    | temperature 1.0 Cel",
                "{\"temperature\": \"21.5\"}                          | temperature 21.5 Cel",
                "{\"air_temperature\": {\"value\": 15.5, \"unit\": \"C\"}} | temperature 15.5 Cel",
            })
    void vendorsNamesBecomeProperties(String json, String expected) {
        assertThat(said(TRANSLATIONS.plain().translate(data(json)))).isEqualTo(expected);
    }

    @Test
    void wordsAreTextsAndNothingIsNothing() {
        Translated translated =
                TRANSLATIONS.plain().translate(data("{\"lid\": \"open\", \"ok\": true, \"gone\": null}"));

        assertThat(translated.texts()).isEqualTo(Map.of("lid", "open", "ok", "true"));
        assertThat(translated.measured()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"latitude\": 51.25, \"longitude\": 7.15}",
                "{\"gps_1\": {\"latitude\": 51.25, \"longitude\": 7.15, \"altitude\": 160}}",
                "{\"lat\": 51.25, \"lon\": 7.15}",
            })
    void aPlaceIsTheDevices(String json) {
        assertThat(TRANSLATIONS.plain().translate(data(json)).position()).isEqualTo(new Position(51.25, 7.15));
    }

    @Test
    void aProfilesWordCountsMoreThanTheCommonOne() {
        Translation translation = TRANSLATIONS.of(
                profile(
                        property("battery", "battery_level", null, null),
                        property("temp", "soil_temperature", "[degF]", null),
                        property("press", "pressure", "kPa", null),
                        property("no2_ppb", "no2", "[ppb]", null)),
                Map.of());

        assertThat(said(translation.translate(data(
                        "{\"battery\": 98, \"temp\": 50, \"temperature\": 9, \"press\": 101.325, \"no2_ppb\": 10}"))))
                .matches(
                        "battery_level 98.0 %, soil_temperature 10\\.0+\\d* Cel, pressure 1013.25 hPa, no2 19\\.12\\d* ug/m3,"
                                + " temperature 9.0 Cel");
    }

    @Test
    void aBinsFillLevelComesFromItsDepth() {
        Translation translation = TRANSLATIONS.of(distance(), Map.of(Setting.BIN_DEPTH, 2000.0));

        assertThat(said(translation.translate(data("{\"dist\": 50}"))))
                .isEqualTo("distance 500.0 mm, fill_level 75.0 %");
        assertThat(said(translation.translate(data("{\"dist\": 230}"))))
                .isEqualTo("distance 2300.0 mm, fill_level 0.0 %");
    }

    @Test
    void ariversWaterLevelComesFromTheHeightOfItsSensor() {
        Translation translation = TRANSLATIONS.of(distance(), Map.of(Setting.SENSOR_HEIGHT, 6120.0));

        assertThat(said(translation.translate(data("{\"dist\": 580.5}"))))
                .isEqualTo("distance 5805.0 mm, water_level 31.5 cm");
    }

    @Test
    void whatIsDerivedHasTheUnitOfItsPropertyOrElseItsOwn() {
        Map<Setting, Double> settings = Map.of(Setting.BIN_DEPTH, 2000.0, Setting.SENSOR_HEIGHT, 6120.0);
        Profile profile = profile(
                property("dist", "glass", "cm", Derivation.FILL_LEVEL),
                property("dist", "distance", "cm", Derivation.WATER_LEVEL));

        assertThat(said(TRANSLATIONS.of(profile, settings).translate(data("{\"dist\": 50}"))))
                .isEqualTo("glass 75.0 %, distance 5620.0 mm");
        assertThat(TRANSLATIONS.check(profile)).isEmpty();
        assertThat(TRANSLATIONS.check(profile(property("dist", "temperature", "cm", Derivation.FILL_LEVEL))))
                .containsExactly("properties[0].derive: there is no way from % to Cel, the unit of temperature");
    }

    @Test
    void withoutTheSettingThereIsOnlyTheDistance() {
        assertThat(said(TRANSLATIONS.of(distance(), Map.of()).translate(data("{\"dist\": 50}"))))
                .isEqualTo("distance 500.0 mm");
    }

    @Test
    void aUnitThatCannotBeThePropertysIsFoundBeforeAnythingIsTranslated() {
        assertThat(TRANSLATIONS.check(profile(
                        property("a", "temperature", "Cel", null),
                        property("b", "temperature", "mm", null),
                        property("c", "pressure", "furlongs", null),
                        property("d", "sound_level", "dB", null),
                        property("e", "speed_of_ours", "furlongs", null),
                        property("f", "speed_of_ours", "km/h", null))))
                .containsExactly(
                        "properties[1].unit: there is no way from mm to Cel, the unit of temperature",
                        "properties[2].unit: 'furlongs' is no unit in UCUM",
                        "properties[3].unit: there is no way from dB to dB[A], the unit of sound_level",
                        "properties[4].unit: 'furlongs' is no unit in UCUM");
    }

    @Test
    void gasesAreConvertedAtTheConditionsOfTheLimitValues() {
        var units = new Units();

        // The factors in common use: 1 ppb of NO2, O3, SO2 is 1.91, 2.00, 2.66 ug/m3.
        assertThat(units.way("[ppb]", "ug/m3", "no2").applyAsDouble(1)).isCloseTo(1.91, within(0.005));
        assertThat(units.way("[ppb]", "ug/m3", "o3").applyAsDouble(1)).isCloseTo(2.00, within(0.006));
        assertThat(units.way("[ppm]", "ug/m3", "so2").applyAsDouble(0.001)).isCloseTo(2.66, within(0.005));
    }

    @Test
    void whatCannotBeKeptIsNamed() {
        Translated translated = TRANSLATIONS.plain().translate(data("{\"a,b\": 1, \"huge\": 1e200, \"fine\": 2}"));

        assertThat(translated.faults())
                .extracting(Translated.Fault::kind)
                .containsExactlyInAnyOrder(Translated.Kind.NAME, Translated.Kind.VALUE);
        assertThat(said(translated)).isEqualTo("fine 2.0 null");
    }

    @Test
    void whatWasMeasuredEarlierIsSaidOfItsOwnTime() {
        Translated translated = KEEPS_HISTORY.translate(data("""
                {"battery": 98, "history": [
                  {"timestamp": 1700000000, "battery": 99, "temp": 21.5, "pir": "trigger"},
                  {"timestamp": 1700000600000, "battery": 98},
                  {"timestamp": "2023-11-14T23:33:20+01:00", "temp": 0}]}"""));

        assertThat(said(translated)).isEqualTo("battery_level 98.0 %");
        assertThat(translated.past())
                .extracting(past -> past.time() + " " + said(past.measured()))
                .containsExactly(
                        "2023-11-14T22:13:20Z battery_level 99.0 %, temperature 21.5 Cel",
                        "2023-11-14T22:23:20Z battery_level 98.0 %", "2023-11-14T22:33:20Z temperature 0.0 Cel");
        assertThat(translated.texts()).isEmpty();
        assertThat(translated.lost()).isEmpty();
    }

    @Test
    void aSingleRecordOfThePastNeedsNoList() {
        assertThat(KEEPS_HISTORY
                        .translate(data("{\"history\": {\"timestamp\": 1700000000.5, \"temp\": 1}}"))
                        .past())
                .extracting(Translated.Past::time)
                .containsExactly(Instant.parse("2023-11-14T22:13:20.500Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"history\": null}", "{\"history\": []}"})
    void noHistoryIsNoFault(String json) {
        Translated translated = KEEPS_HISTORY.translate(data(json));

        assertThat(translated.past()).isEmpty();
        assertThat(translated.lost()).isEmpty();
    }

    @Test
    void aListInsideOfObjectsGoesByItsPath() {
        Translation translation = TRANSLATIONS.of(
                new Profile("test", "Test", null, null, List.of(), new History("log.rows", "at.utc")), Map.of());

        Translated translated = translation.translate(
                data("{\"log\": {\"rows\": [{\"at\": {\"utc\": 1700000000}, \"temperature\": 2}], \"co2\": 400}}"));

        assertThat(said(translated)).isEqualTo("log.co2 400.0 null");
        assertThat(translated.past())
                .extracting(past -> past.time() + " " + said(past.measured()))
                .containsExactly("2023-11-14T22:13:20Z temperature 2.0 Cel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"temp\": 1}                                          | TIME  | history.0.timestamp is missing",
                "{\"temp\": 1, \"timestamp\": null}                   | TIME  | history.0.timestamp is missing",
                "{\"temp\": 1, \"timestamp\": \"2023-11-14 22:13\"} | TIME  | history.0.timestamp \"2023-11-14 22:13\" is no time",
                "{\"temp\": 1, \"timestamp\": 1e30}                   | TIME  | history.0.timestamp 1.0E30 is no time",
                "{\"temp\": 1, \"timestamp\": [1]}                    | TIME  | history.0.timestamp [1] is no time",
                "7                                                        | TIME  | history.0.timestamp is missing",
                "{\"temp\": 1e200, \"timestamp\": 1700000000}         | VALUE | history.0: temp is 1.0E200",
                "{\"a,b\": 1, \"timestamp\": 1700000000}              | NAME  | history.0: 'a,b' cannot name a property",
            })
    void aWrongRecordOfThePastCostsOnlyItself(String record, Translated.Kind kind, String why) {
        Translated translated = KEEPS_HISTORY.translate(
                data("{\"temp\": 5, \"history\": [" + record + ", {\"timestamp\": 1700000000, \"temp\": 3}]}"));

        assertThat(translated.lost()).singleElement().satisfies(lost -> {
            assertThat(lost.kind()).isEqualTo(kind);
            assertThat(lost.detail()).startsWith(why);
        });
        assertThat(translated.past()).extracting(past -> said(past.measured())).containsExactly("temperature 3.0 Cel");
        assertThat(translated.faults()).isEmpty();
        assertThat(said(translated)).isEqualTo("temperature 5.0 Cel");
    }

    /** Property: whatever tree comes, there is an answer, and every number is in it or named as left out. */
    @Test
    void noTreeIsTooOdd() {
        for (long seed = 0; seed < 2_000; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            ObjectNode tree = JsonNodeFactory.instance.objectNode();
            int numbers = grow(tree, random, 3);

            Translated translated = TRANSLATIONS.plain().translate(tree);

            assertThat(translated.measured())
                    .allSatisfy(one -> assertThat(one.value()).isFinite());
            int named = translated.measured().size()
                    + translated.faults().size()
                    + translated.warnings().size();
            if (named < 20) {
                assertThat(named).as("seed %d: %s", seed, tree).isGreaterThanOrEqualTo(numbers);
            }
        }
    }

    private static int grow(ObjectNode tree, RandomGenerator random, int depth) {
        List<String> names =
                List.of("temp", "temperature", "a,b", "", "x y", "TempC_SHT", "noise_3", "n\u0000ul", "value_");
        int numbers = 0;
        for (int i = random.nextInt(5); i > 0; i--) {
            String name = names.get(random.nextInt(names.size())) + (random.nextBoolean() ? "" : i);
            if (tree.has(name)) {
                continue;
            }
            switch (random.nextInt(depth > 0 ? 5 : 4)) {
                case 0 -> {
                    tree.put(
                            name,
                            random.nextBoolean()
                                    ? random.nextDouble() * 1e3
                                    : Double.longBitsToDouble(random.nextLong()));
                    numbers++;
                }
                case 1 -> tree.put(name, "text " + i);
                case 2 -> tree.put(name, random.nextBoolean());
                case 3 -> tree.putNull(name);
                default -> numbers += grow(tree.putObject(name), random, depth - 1);
            }
        }
        return numbers;
    }

    private static Profile distance() {
        return profile(
                property("dist", "distance", "cm", null),
                property("dist", "fill_level", "cm", Derivation.FILL_LEVEL),
                property("dist", "water_level", "cm", Derivation.WATER_LEVEL));
    }

    private static Profile profile(ProfileProperty... properties) {
        return new Profile("test", "Test", null, null, List.of(properties), null);
    }

    private static ProfileProperty property(
            String from, String property, @Nullable String unit, @Nullable Derivation derive) {
        return new ProfileProperty(from, new Property(property), unit, derive, null, null);
    }

    private static ObjectNode data(String json) {
        try {
            JsonNode node = JsonMapper.builder().build().readTree(json);
            return (ObjectNode) node;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static String said(Translated translated) {
        return said(translated.measured());
    }

    private static String said(List<Measured> measured) {
        return measured.stream()
                .map(one -> one.property() + " " + one.value() + " " + one.unit())
                .collect(Collectors.joining(", "));
    }
}
