package city.talpuls.codec.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import city.talpuls.codec.profile.Measured;
import city.talpuls.codec.profile.ProfileLibrary;
import city.talpuls.codec.profile.Translated;
import city.talpuls.codec.profile.Translations;
import city.talpuls.model.registry.CodecSource;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.Setting;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every profile of the library understands its examples. */
final class ProfileLibraryTest {

    private static final ProfileLibrary LIBRARY = ProfileLibrary.shipped();
    private static final Codecs CODECS = new Codecs(1);
    private static final Translations TRANSLATIONS = new Translations();

    @AfterAll
    static void close() {
        CODECS.close();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsRead() {
        return LIBRARY.examples().stream()
                .map(example -> dynamicTest(example.profile() + " " + example.bytes(), () -> {
                    Translated translated = read(example);
                    assertThat(values(translated.measured())).containsExactlyInAnyOrderEntriesOf(example.readings());
                    assertThat(past(translated)).containsExactlyInAnyOrderEntriesOf(example.history());
                }));
    }

    @Test
    void everyProfileHasThreeExamplesAndUnitsThatFit() {
        Map<String, Long> examples = LIBRARY.examples().stream()
                .collect(Collectors.groupingBy(ProfileLibrary.Example::profile, Collectors.counting()));

        assertThat(profiles()).isNotEmpty().allSatisfy((id, profile) -> {
            assertThat(examples.getOrDefault(id, 0L)).as(id).isGreaterThanOrEqualTo(3);
            assertThat(TRANSLATIONS.check(profile)).as(id).isEmpty();
        });
    }

    private static Translated read(ProfileLibrary.Example example) throws BadCodecException {
        Profile profile = Objects.requireNonNull(profiles().get(example.profile()));
        Map<Setting, Double> settings = new HashMap<>();
        example.settings().forEach((label, value) -> settings.put(Setting.ofLabel(label), value));
        var frame = new Frame(HexFormat.of().parseHex(example.bytes()), example.fPort(), Instant.EPOCH);
        Decoded decoded = codec(Objects.requireNonNull(profile.codec())).decode(frame);
        assertThat(decoded).isInstanceOf(Decoded.Values.class);
        Translated translated = TRANSLATIONS.of(profile, settings).translate(((Decoded.Values) decoded).data());
        assertThat(translated.faults()).isEmpty();
        assertThat(translated.lost()).isEmpty();
        return translated;
    }

    private static Map<Instant, Map<String, Double>> past(Translated translated) {
        return translated.past().stream()
                .collect(Collectors.toMap(Translated.Past::time, record -> values(record.measured())));
    }

    private static Map<String, Double> values(List<Measured> measured) {
        return measured.stream().collect(Collectors.toMap(one -> one.property().name(), Measured::value));
    }

    private static Codec codec(String id) throws BadCodecException {
        CodecSource source = LIBRARY.entries().stream()
                .filter(entry ->
                        entry instanceof CodecSource codec && codec.id().equals(id))
                .map(CodecSource.class::cast)
                .findFirst()
                .orElseThrow();
        return CODECS.compile(source.form(), source.source());
    }

    private static Map<String, Profile> profiles() {
        return LIBRARY.entries().stream()
                .filter(Profile.class::isInstance)
                .map(Profile.class::cast)
                .collect(Collectors.toMap(Profile::id, profile -> profile));
    }
}
