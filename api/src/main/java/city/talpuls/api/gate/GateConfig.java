package city.talpuls.api.gate;

import city.talpuls.api.access.Role;
import city.talpuls.model.destination.Network;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is let in without saying who he is, and whose word counts about where a request comes from.
 *
 * @param anonymous the role of whoever does not sign in: none, reader or analyst; where it is not said, see
 *     {@link AnonymousRole}
 * @param proxies addresses and networks of reverse proxies, whose {@code X-Forwarded-For} is believed
 */
@ConfigurationProperties("talpuls.api")
record GateConfig(@Nullable String anonymous, @Nullable List<String> proxies) {

    private static final String NONE = "none";

    /** Refuses what is no such role and no network. */
    GateConfig {
        anonymous = anonymous == null || anonymous.isBlank() ? null : anonymous.strip();
        if (anonymous != null && !List.of(NONE, "reader", "analyst").contains(anonymous)) {
            throw new IllegalArgumentException(
                    "talpuls.api.anonymous must be none, reader or analyst, not '" + anonymous + "'");
        }
        proxies = proxies == null
                ? List.of()
                : proxies.stream()
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        try {
            proxies.forEach(Network::of);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("talpuls.api.proxies: " + e.getMessage(), e);
        }
    }

    /** Whether somebody has said what those who do not sign in may do. */
    boolean saysWhoIsAnonymous() {
        return anonymous != null;
    }

    /** What he has said; nothing if they may do nothing. */
    Optional<Role> anonymousRole() {
        return Optional.ofNullable(anonymous).filter(text -> !text.equals(NONE)).map(Role::ofText);
    }

    List<Network> trusted() {
        return proxies == null ? List.of() : proxies.stream().map(Network::of).toList();
    }
}
