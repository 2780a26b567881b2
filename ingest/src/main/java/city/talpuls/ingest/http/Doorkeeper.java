package city.talpuls.ingest.http;

import city.talpuls.ingest.access.Access;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks who pushes a message, before its body is read. */
@ServerFilter({"/api/v1/uplinks", "/api/v1/push/**"})
final class Doorkeeper {

    private final Access access;
    private final Refusals refusals;

    Doorkeeper(Access access, Refusals refusals) {
        this.access = access;
        this.refusals = refusals;
    }

    /** The refusal, or nothing for somebody who is let in. */
    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (header == null && access.isOpenToAnybody()) {
            request.setAttribute(Sender.ATTRIBUTE, new Sender(null));
            return null;
        }
        if (!access.hasLogins()) {
            return refused("nobody can log in yet: talpuls.access.passwords has to name a password file as"
                    + " mosquitto_passwd writes it, or talpuls.access.anonymous=true to let everybody in");
        }
        if (header == null) {
            return refused("the header Authorization is missing: Basic and base64 of user:password");
        }
        Optional<Credentials> credentials = Credentials.parse(header);
        if (credentials.isEmpty()) {
            return refused("the header Authorization has to be Basic and base64 of user:password");
        }
        String user = credentials.get().user();
        if (!access.mayLogIn(user, credentials.get().password())) {
            return refused("there is no such user, or it has another password");
        }
        request.setAttribute(Sender.ATTRIBUTE, new Sender(user));
        return null;
    }

    private HttpResponse<?> refused(String why) {
        refusals.login();
        return Problem.NOT_LOGGED_IN.answer(why);
    }
}
