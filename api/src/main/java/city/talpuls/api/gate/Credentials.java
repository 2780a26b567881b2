package city.talpuls.api.gate;

import city.talpuls.api.keys.KeyText;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;

/** What a request brings to say whose it is. */
sealed interface Credentials {

    /** The header for keys, beside {@code Authorization}. */
    String API_KEY = "X-API-Key";

    String BEARER = "Bearer ";

    /** Nothing. */
    record None() implements Credentials {}

    /** A key. */
    record Key(KeyText text) implements Credentials {}

    /**
     * A token.
     *
     * @param text which nobody has looked at
     */
    record Token(String text) implements Credentials {

        /** Without the token. */
        @Override
        public String toString() {
            return "Token";
        }
    }

    /** Something that can be neither. */
    record Unusable() implements Credentials {}

    /** Reads the headers. Other schemes than Bearer are the business of proxies in front. */
    static Credentials of(HttpRequest<?> request) {
        List<String> keys = request.getHeaders().getAll(API_KEY);
        List<String> bearers = request.getHeaders().getAll(HttpHeaders.AUTHORIZATION).stream()
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip())
                .toList();
        return switch (keys.size() + bearers.size()) {
            case 0 -> new None();
            case 1 ->
                keys.isEmpty()
                        ? ofBearer(bearers.getFirst())
                        : ofKey(keys.getFirst().strip());
            default -> new Unusable();
        };
    }

    private static Credentials ofBearer(String text) {
        return text.startsWith(KeyText.PREFIX) ? ofKey(text) : new Token(text);
    }

    private static Credentials ofKey(String text) {
        return KeyText.parse(text).<Credentials>map(Key::new).orElseGet(Unusable::new);
    }
}
