package city.talpuls.api.sensorthings;

import city.talpuls.api.text.Written;
import city.talpuls.sensorthings.model.EntityType;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.util.HttpHostResolver;
import jakarta.inject.Singleton;
import java.util.Map;

/** Tells whoever has written an entity where it is found, and what is found there. */
@Singleton
public final class Found {

    private static final String ROOT = "/sensorthings/v1.1/";

    private final Answers answers;
    private final HttpHostResolver hosts;

    Found(Answers answers, HttpHostResolver hosts) {
        this.answers = answers;
        this.hosts = hosts;
    }

    /** The address of an entity. */
    public String link(HttpRequest<?> request, EntityType type, long id) {
        return links(request).self(type, id);
    }

    /** The entity, as whoever asks for it gets it. */
    public Written entity(HttpRequest<?> request, EntityType type, long id) {
        return answers.to(new Asked(type.plural() + "(" + id + ")", Map.of()), links(request))
                .body();
    }

    private Links links(HttpRequest<?> request) {
        return new Links(hosts.resolve(request) + ROOT);
    }
}
