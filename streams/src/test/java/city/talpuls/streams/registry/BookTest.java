package city.talpuls.streams.registry;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Codec;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import city.talpuls.codec.profile.Translations;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.registry.CodecForm;
import city.talpuls.model.registry.CodecSource;
import city.talpuls.model.registry.EntryKey;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.Registration;
import city.talpuls.model.registry.Visibility;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BookTest {

    private static final DeviceId BIN = new DeviceId("bin-7");

    private final Book book = new Book(
            BookTest::saying,
            new Translations()::of,
            List.of(new CodecSource("shipped", CodecForm.BINARY, "as shipped"), profile("shipped", "shipped")));

    @Test
    void aDeviceThatNobodyRegisteredExplainsItself() {
        assertThat(book.equipment(BIN).codec()).isNull();
        assertThat(book.registration(BIN)).isEmpty();
    }

    @Test
    void aDeviceIsDecodedByItsProfilesCodec() {
        book.put(registration("shipped"));

        assertThat(decoded()).isEqualTo("as shipped");
        assertThat(book.registration(BIN)).isPresent();
    }

    @Test
    void aChangeOfAnyOfTheThreeCountsAtOnce() {
        book.put(registration("shipped"));
        assertThat(decoded()).isEqualTo("as shipped");

        book.put(new CodecSource("shipped", CodecForm.BINARY, "as mended"));
        assertThat(decoded()).isEqualTo("as mended");

        book.put(new CodecSource("own", CodecForm.BINARY, "as we like it"));
        book.put(profile("shipped", "own"));
        assertThat(decoded()).isEqualTo("as we like it");

        book.put(profile("other", null));
        book.put(registration("other"));
        assertThat(book.equipment(BIN).codec()).isNull();
    }

    @Test
    void whatIsTakenAwayLeavesWhatIsShipped() {
        book.put(registration("shipped"));
        book.put(new CodecSource("shipped", CodecForm.BINARY, "as mended"));
        book.remove(EntryKey.of("codec/shipped"));
        assertThat(decoded()).isEqualTo("as shipped");

        book.remove(EntryKey.of("device/bin-7"));
        assertThat(book.equipment(BIN).codec()).isNull();
    }

    @Test
    void aProfileThatIsNotThereYetIsNoHarm() {
        book.put(registration("later"));
        assertThat(book.equipment(BIN).codec()).isNull();

        book.put(profile("later", "shipped"));
        assertThat(decoded()).isEqualTo("as shipped");
    }

    @Test
    void aCodecThatCannotBeCompiledSaysSoForEachPayload() {
        book.put(new CodecSource("shipped", CodecForm.BINARY, "bad"));
        book.put(registration("shipped"));

        assertThat(decoded()).contains("the codec shipped is none: it is bad");
    }

    private String decoded() {
        Codec codec = Objects.requireNonNull(book.equipment(BIN).codec());
        return switch (codec.decode(new Frame(new byte[1], 1, Instant.EPOCH))) {
            case Decoded.Values values -> values.data().path("said").asText();
            case Decoded.Failure failure -> failure.errors().getFirst();
        };
    }

    /** A codec that says its own source. */
    private static Codec saying(CodecForm form, String source) throws BadCodecException {
        if (source.equals("bad")) {
            throw new BadCodecException("it is bad");
        }
        return frame -> new Decoded.Values(JsonNodeFactory.instance.objectNode().put("said", source), List.of());
    }

    private static Profile profile(String id, @Nullable String codec) {
        return new Profile(id, id, codec, null, List.of(), null);
    }

    private static Registration registration(String profile) {
        return new Registration(BIN, null, null, profile, null, Map.of(), Visibility.PUBLIC);
    }
}
