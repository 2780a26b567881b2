package city.talpuls.codec.profile;

import city.talpuls.model.measurement.Property;
import city.talpuls.model.registry.ClockCheck;
import city.talpuls.model.registry.CodecForm;
import city.talpuls.model.registry.CodecSource;
import city.talpuls.model.registry.Derivation;
import city.talpuls.model.registry.History;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.ProfileProperty;
import city.talpuls.model.registry.PropertyChecks;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file of the library. A codec is the id of another file's, or written here. */
record LibraryFile(
        String id,
        String name,
        @Nullable Duration interval,
        @Nullable JsonNode codec,
        List<Line> properties,
        @Nullable History history,
        List<CheckLine> checks,
        @Nullable ClockCheck clock,
        List<ProfileLibrary.Example> examples) {

    LibraryFile {
        properties = properties == null ? List.of() : properties;
        checks = checks == null ? List.of() : checks;
        String profile = id;
        examples = examples.stream()
                .map(example -> new ProfileLibrary.Example(
                        profile,
                        example.fPort(),
                        example.bytes(),
                        example.settings(),
                        example.readings(),
                        example.history()))
                .toList();
    }

    Optional<CodecSource> codecSource() {
        return codec == null || codec.isTextual()
                ? Optional.empty()
                : Optional.of(new CodecSource(
                        id,
                        CodecForm.ofLabel(codec.path("form").asText()),
                        codec.path("source").asText()));
    }

    Profile profile() {
        return new Profile(
                id,
                name,
                codec == null ? null : codec.isTextual() ? codec.asText() : id,
                interval,
                properties.stream().map(Line::toProperty).toList(),
                history,
                checks.stream().map(CheckLine::toChecks).toList(),
                clock);
    }

    /** The checks of a property as they are written. */
    record CheckLine(
            String property,
            @Nullable Double min,
            @Nullable Double max,
            PropertyChecks.@Nullable Rate rate,
            PropertyChecks.@Nullable Spike spike,
            PropertyChecks.@Nullable Stuck stuck,
            PropertyChecks.@Nullable Humidity humidity) {

        PropertyChecks toChecks() {
            return new PropertyChecks(new Property(property), min, max, rate, spike, stuck, humidity);
        }
    }

    /** A property of a profile as it is written. */
    record Line(
            String from,
            String property,
            @Nullable String unit,
            @Nullable String derive,
            @Nullable Double min,
            @Nullable Double max) {

        ProfileProperty toProperty() {
            return new ProfileProperty(
                    from, new Property(property), unit, derive == null ? null : Derivation.ofLabel(derive), min, max);
        }
    }
}
