package city.talpuls.api.registry;

import city.talpuls.model.registry.Derivation;
import city.talpuls.model.registry.History;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.ProfileProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A profile.
 *
 * @param id its id
 * @param name vendor and model
 * @param codec the id of its codec
 * @param interval how often such a device speaks
 * @param properties what its decoded values are
 * @param history where it says what it measured earlier
 * @param checks when its readings are doubtful
 * @param clock when its clock is in doubt
 * @param origin who made it
 */
@Introspected
@Schema(name = "Profile")
record ProfileAnswer(
        @Schema(description = "Its id", example = "bin-sensor")
        String id,

        @Schema(description = "Vendor and model, as people say", example = "Bin sensor")
        String name,

        @Schema(
                description = "The codec of its payloads; null where the network server decodes them",
                example = "bin-lid")
        @Nullable
        String codec,

        @Schema(description = "How often a device of this kind usually speaks, ISO 8601", example = "PT30M") @Nullable
        String interval,

        @Schema(description = "What its decoded values are; one that is not listed goes by the common vocabulary")
        List<PropertyAnswer> properties,

        @Schema(description = "Where such a device says what it measured earlier; null if it does not") @Nullable
        HistoryAnswer history,

        @Schema(description = "When its readings are doubtful, beside the limits of its properties")
        List<ChecksAnswer> checks,

        @Schema(description = "When its clock is in doubt; null: when it is ahead") @Nullable
        ClockAnswer clock,

        @Schema(
                description = "Whether it is shipped with the platform or an operator's",
                type = "string",
                allowableValues = {"shipped", "operator"})
        String origin) {

    /** One of the decoded values. */
    @Introspected
    @Schema(name = "ProfileProperty")
    record PropertyAnswer(
            @Schema(
                    description = "Its name among the decoded values; inside of objects and lists a path",
                    example = "air.temperature")
            String from,

            @Schema(description = "What it measures", example = "temperature")
            String property,

            @Schema(
                    description = "The UCUM unit in which the device says it; null where it is that of the property",
                    example = "Cel")
            @Nullable
            String unit,

            @Schema(
                    description = "How it becomes a value of the property by a setting of the device",
                    type = "string",
                    allowableValues = {"fill-level", "water-level"},
                    nullable = true)
            @Nullable
            String derive,

            @Schema(description = "The least that is physically possible, in the property's unit", example = "-40")
            @Nullable
            Double min,

            @Schema(description = "The most that is physically possible, in the property's unit", example = "85")
            @Nullable
            Double max) {

        private static PropertyAnswer of(ProfileProperty property) {
            Derivation derivation = property.derive();
            return new PropertyAnswer(
                    property.from(),
                    property.property().name(),
                    property.unit(),
                    derivation == null ? null : derivation.label(),
                    property.min(),
                    property.max());
        }
    }

    /** Records of the past among the decoded values. */
    @Introspected
    @Schema(name = "ProfileHistory")
    record HistoryAnswer(
            @Schema(description = "The name of the list of records; inside of objects a path", example = "history")
            String from,

            @Schema(
                    description = "The name of a record's time: seconds or milliseconds since 1970, or RFC 3339",
                    example = "timestamp")
            String time) {

        private static @Nullable HistoryAnswer of(@Nullable History history) {
            return history == null ? null : new HistoryAnswer(history.from(), history.time());
        }
    }

    static ProfileAnswer of(Registered<Profile> registered) {
        Profile profile = registered.entry();
        return new ProfileAnswer(
                profile.id(),
                profile.name(),
                profile.codec(),
                profile.interval() == null ? null : profile.interval().toString(),
                profile.properties().stream().map(PropertyAnswer::of).toList(),
                HistoryAnswer.of(profile.history()),
                profile.checks().stream().map(ChecksAnswer::of).toList(),
                ClockAnswer.of(profile.clock()),
                registered.origin().name().toLowerCase(Locale.ROOT));
    }
}
