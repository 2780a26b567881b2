package city.talpuls.api.codecs;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.Histories;
import city.talpuls.api.parameter.Moment;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.codec.BadCodecException;
import city.talpuls.codec.Decoded;
import city.talpuls.codec.Frame;
import city.talpuls.codec.form.Codecs;
import city.talpuls.codec.profile.Measured;
import city.talpuls.codec.profile.Translated;
import city.talpuls.codec.profile.Translation;
import city.talpuls.codec.profile.Translations;
import city.talpuls.model.registry.CodecForm;
import city.talpuls.model.registry.CodecSource;
import city.talpuls.model.registry.History;
import city.talpuls.model.registry.Profile;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries a codec on a payload. */
@Controller("/api/v1/codecs/try")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.OPERATOR)
@Tag(name = "registry")
final class TryController {

    /** LoRaWAN's payloads have at most 242 bytes; some servers join several. */
    private static final int LONGEST_PAYLOAD = 4_096;

    private final Codecs codecs;
    private final Translations translations;
    private final InstantSource clock;

    TryController(
            @Named("api") Codecs codecs, @Named("api") Translations translations, @Named("api") InstantSource clock) {
        this.codecs = codecs;
        this.translations = translations;
        this.clock = clock;
    }

    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "tryCodec",
            summary = "Decodes a payload as the streams would, and stores nothing",
            description = "A codec that fails is no error of the request: `errors` says why.")
    @RequestBody(
            description = "A codec and a message",
            content =
                    @Content(
                            schema = @Schema(implementation = Object.class),
                            examples =
                                    @ExampleObject(
                                            "{\"form\":\"javascript\",\"source\":\"function decodeUplink(input) { return"
                                                    + " {data: {TempC_SHT: input.bytes[0] / 2}}; }\",\"fPort\":2,\"bytes\":\"2b\"}")))
    Tried attempt(@Body byte[] body) {
        Form form = Form.of(body);
        form.requiredText("form");
        CodecForm written = form.read("form", CodecForm::ofLabel);
        String source = form.text("source");
        Integer fPort = form.whole("fPort", 0, 255);
        form.requiredText("bytes");
        byte[] bytes = form.read("bytes", TryController::bytes);
        Moment recvTime = form.read("recvTime", Moment::ofText);
        History history = Histories.read(form, "history");
        form.requireNothingElse();
        if (written == null || bytes == null || (source == null && written != CodecForm.CAYENNE_LPP)) {
            throw form.wrong("source", "is missing");
        }
        if (source != null && source.length() > CodecSource.LONGEST) {
            throw form.wrong("source", "has at most " + CodecSource.LONGEST + " characters");
        }
        var frame =
                new Frame(bytes, fPort == null ? 1 : fPort, recvTime == null ? clock.instant() : recvTime.instant());
        try {
            return answer(codecs.compile(written, source == null ? "" : source).decode(frame), translation(history));
        } catch (BadCodecException e) {
            return failed(List.of(String.valueOf(e.getMessage())));
        }
    }

    /** By the common vocabulary, and with records of the past where the trial says where they are. */
    private Translation translation(@Nullable History history) {
        return translations.of(new Profile("tried", "Tried", null, null, List.of(), history), Map.of());
    }

    private static Tried answer(Decoded decoded, Translation translation) {
        return switch (decoded) {
            case Decoded.Failure failure -> failed(failure.errors());
            case Decoded.Values values -> {
                Translated translated = translation.translate(values.data());
                List<String> warnings = new ArrayList<>(values.warnings());
                warnings.addAll(translated.warnings());
                yield new Tried(
                        values.data().toString(),
                        readings(translated),
                        warnings,
                        Stream.concat(translated.faults().stream(), translated.lost().stream())
                                .map(Translated.Fault::detail)
                                .toList());
            }
        };
    }

    private static List<Tried.TriedReading> readings(Translated translated) {
        List<Tried.TriedReading> readings = new ArrayList<>();
        translated.measured().forEach(one -> readings.add(reading(one, null)));
        translated.past().forEach(past -> past.measured().forEach(one -> readings.add(reading(one, past.time()))));
        return readings;
    }

    private static Tried.TriedReading reading(Measured one, @Nullable Instant time) {
        return new Tried.TriedReading(one.property().name(), one.unit(), one.value(), time);
    }

    private static Tried failed(List<String> errors) {
        return new Tried("{}", List.of(), List.of(), errors);
    }

    private static byte[] bytes(String hex) {
        String clean = hex.replaceAll("\\s", "");
        if (clean.length() > 2 * LONGEST_PAYLOAD) {
            throw new IllegalArgumentException("a payload has at most " + LONGEST_PAYLOAD + " bytes");
        }
        try {
            return HexFormat.of().parseHex(clean);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("bytes are written in hex, two digits each: " + e.getMessage(), e);
        }
    }
}
