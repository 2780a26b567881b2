package city.talpuls.api.registry;

import city.talpuls.api.devices.Location;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an operator writes of a device, for the description of the API.
 *
 * @param id its id
 * @param name what people are to call it
 * @param location where it stands
 * @param profile the id of its profile
 * @param interval how often it speaks
 * @param settings its numbers
 * @param visibility who may see it
 */
@Introspected
record DeviceForm(
        @Schema(description = "Its id", example = "70b3d57ed0001234")
        String id,

        @Schema(
                description = "What people are to call it; else it goes by the name it gives itself",
                example = "Doeppersberg")
        @Nullable
        String name,

        @Schema(description = "Where it stands; else where it says it does") @Nullable
        Location location,

        @Schema(description = "The id of its profile", example = "milesight-em310-udl") @Nullable
        String profile,

        @Schema(
                description = "How often it usually speaks, ISO 8601; else as its profile says",
                type = "string",
                example = "PT10M")
        @Nullable
        String interval,

        @Schema(description = "Its numbers, in mm") @Nullable
        Settings settings,

        @Schema(
                description = "Who may see it; as before if nothing is said, and a new one is public",
                type = "string",
                allowableValues = {"public", "internal"})
        @Nullable
        String visibility) {

    /** The numbers of a device. */
    @Introspected
    @Schema(name = "DeviceSettings")
    record Settings(
            @Schema(description = "From the sensor down to the bottom of its bin, mm", example = "1500") @Nullable
            Double binDepth,

            @Schema(description = "Of the sensor above the zero of the gauge, mm", example = "6120") @Nullable
            Double sensorHeight) {}
}
