package city.talpuls.api.registry;

import city.talpuls.api.devices.Location;
import city.talpuls.api.parameter.Form;
import city.talpuls.model.measurement.Position;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What the registry's controllers have in common. */
final class Answers {

    private Answers() {}

    /** 201 with the address of what was made, 200 if it was there before. */
    static <T> HttpResponse<T> written(boolean isNew, String address, T body) {
        return isNew
                ? HttpResponse.created(body, URI.create(address))
                : HttpResponse.status(HttpStatus.OK).body(body);
    }

    /** The place in a field {@code location}, if there is one. */
    static @Nullable Position location(Form form) {
        Form location = form.object("location");
        if (location == null) {
            return null;
        }
        double latitude = location.requiredNumber("latitude");
        double longitude = location.requiredNumber("longitude");
        location.requireNothingElse();
        return form.checked("location", () -> new Position(latitude, longitude));
    }

    static @Nullable Location location(@Nullable Position position) {
        return position == null ? null : new Location(position.latitude(), position.longitude());
    }
}
