package city.talpuls.api.keys;

import city.talpuls.api.access.Role;
import city.talpuls.api.parameter.Form;
import city.talpuls.api.parameter.Moment;
import city.talpuls.model.measurement.DeviceId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A key that somebody wants.
 *
 * @param name what people will call it, 1 to 100 characters
 * @param role what it may do
 * @param scopes the parts of the API that it is for; none for all
 * @param devices those of whoever gets it; none for a key that is nobody's
 * @param expiresAt from when on it counts no more; absent for never
 */
@Schema(name = "KeyForm", description = "A key to be made")
record KeyForm(
        @Schema(description = "What people call it, 1 to 100 characters", example = "dashboard of the town hall")
        String name,

        @Schema(
                type = "string",
                allowableValues = {"reader", "analyst", "operator", "admin"},
                example = "operator")
        Role role,

        @Schema(
                description = "The parts of the API that it is for, by the tags of this description; none for all",
                example = "[\"alerts\"]",
                nullable = true)
        List<String> scopes,

        @Schema(
                description =
                        "The devices of whoever gets it, who may see and hide them, have them exported and erased, and sees no"
                                + " other internal ones; with the role reader only; none for a key that is nobody's",
                example = "[\"airrohr-4711\"]",
                nullable = true)
        List<String> devices,

        @Schema(description = "From when on it counts no more; null for never", nullable = true) @Nullable
        Instant expiresAt) {

    private static final int LONGEST_NAME = 100;
    private static final int MOST_SCOPES = 20;
    private static final int MOST_DEVICES = 100;

    KeyForm {
        scopes = List.copyOf(scopes);
        devices = List.copyOf(devices);
    }

    /**
     * Reads the body of a request.
     *
     * @param parts the parts that the API has
     * @param now which a key has to outlive
     * @throws city.talpuls.api.problem.ProblemException naming the field that is wrong
     */
    static KeyForm read(Form form, SortedSet<String> parts, Instant now) {
        String name = form.text("name");
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME) {
            throw form.wrong("name", "has to have from 1 to " + LONGEST_NAME + " characters");
        }
        Role role = form.read("role", Role::ofText);
        if (role == null) {
            throw form.wrong("role", "is missing");
        }
        List<String> scopes = form.texts("scopes", MOST_SCOPES);
        for (String scope : scopes) {
            if (!parts.contains(scope)) {
                throw form.wrong("scopes", "knows no part '" + scope + "'; there are " + String.join(", ", parts));
            }
        }
        List<String> devices = form.texts("devices", MOST_DEVICES);
        for (String device : devices) {
            form.checked("devices", () -> new DeviceId(device));
        }
        if (!devices.isEmpty() && role != Role.READER) {
            throw form.wrong("devices", "are for keys with the role reader, not " + role);
        }
        Moment expires = form.read("expiresAt", Moment::ofText);
        if (expires != null && !now.isBefore(expires.instant())) {
            throw form.wrong("expiresAt", "has to be later than now");
        }
        form.requireNothingElse();
        return new KeyForm(
                name,
                role,
                scopes.stream().distinct().sorted().toList(),
                devices.stream().distinct().sorted().toList(),
                expires == null ? null : expires.instant());
    }
}
