package city.talpuls.api.gate;

import city.talpuls.api.audit.AuditTrail;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Adds to the audit log how an attempt was answered, before the caller hears of it. */
@ServerFilter(
        patterns = ServerFilter.MATCH_ALL_PATTERN,
        methods = {HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE})
final class LeavingNotes implements Ordered {

    private final AuditTrail trail;

    LeavingNotes(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @ResponseFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void note(HttpRequest<?> request, MutableHttpResponse<?> response) {
        Passage.of(request).openRow().ifPresent(row -> trail.answered(row, response.code()));
    }
}
