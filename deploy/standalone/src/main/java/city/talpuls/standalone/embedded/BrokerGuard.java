package city.talpuls.standalone.embedded;

import city.talpuls.ingest.access.Access;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who has a login, and asks {@link Access} about everything they want to do; counts what it refuses. */
public final class BrokerGuard implements ActiveMQSecurityManager5 {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerGuard.class);

    /** So that whoever is refused a thousand times a second does not fill the log. */
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(1);

    private static final String QUEUE = "::";
    private static final WildcardConfiguration WILDCARDS = new WildcardConfiguration();

    private final Access access;
    private final InstantSource clock;
    private final LongAdder refusedLogins = new LongAdder();
    private final LongAdder refusedTopics = new LongAdder();
    private final AtomicLong nextLine = new AtomicLong();

    /** A guard that asks this access, and logs no more than a line a second. */
    public BrokerGuard(Access access, InstantSource clock) {
        this.access = access;
        this.clock = clock;
    }

    /** How many logins were refused: no name, an unknown one, or a wrong password. */
    public long refusedLogins() {
        return refusedLogins.sum();
    }

    /** How often somebody wanted to send or hear what is not theirs. */
    public long refusedTopics() {
        return refusedTopics.sum();
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user, @Nullable String password, RemotingConnection connection, String domain) {
        boolean welcome =
                user == null ? access.isOpenToAnybody() : access.mayLogIn(user, password == null ? "" : password);
        if (!welcome) {
            refusedLogins.increment();
            tell(user == null ? "a client without a login" : "the login of '" + printable(user) + "'", connection);
            return null;
        }
        var client = new Client(user, connection.getClientID() == null ? "" : connection.getClientID());
        return new Subject(true, Set.of(new UserPrincipal(client.toString())), Set.of(client), Set.of());
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType deed, String address) {
        var client = subject.getPublicCredentials(Client.class).iterator().next();
        var place = address.contains(QUEUE) ? address.substring(0, address.indexOf(QUEUE)) : address;
        var topic = MQTTUtil.getMqttTopicFromCoreAddress(place, WILDCARDS);
        boolean allowed = switch (deed.name()) {
            case "SEND" -> maySend(client, topic);
            // An address is made by whoever comes first, be it to send or to hear.
            case "CREATE_ADDRESS" -> maySend(client, topic) || mayHear(client, topic);
            case "CONSUME", "CREATE_DURABLE_QUEUE", "CREATE_NON_DURABLE_QUEUE", "DELETE_DURABLE_QUEUE" ->
                mayHear(client, topic);
            case "DELETE_NON_DURABLE_QUEUE" -> mayHear(client, topic);
            default -> false;
        };
        if (!allowed) {
            refusedTopics.increment();
            tell("%s on '%s' by %s".formatted(deed, printable(topic), client), null);
        }
        return allowed;
    }

    private boolean maySend(Client client, String topic) {
        return access.mayPublish(client.user(), client.id(), topic);
    }

    private boolean mayHear(Client client, String filter) {
        return access.mayRead(client.user(), client.id(), filter);
    }

    private void tell(String what, @Nullable RemotingConnection connection) {
        long now = clock.millis();
        long next = nextLine.get();
        if (now >= next && nextLine.compareAndSet(next, now + BETWEEN_LINES.toMillis())) {
            LOG.warn(
                    "refused: {}{}; so far {} logins and {} deeds",
                    what,
                    connection == null ? "" : " from " + connection.getRemoteAddress(),
                    refusedLogins.sum(),
                    refusedTopics.sum());
        }
    }

    /** What others chose, so that it makes no lines of its own in the log. */
    private static String printable(String text) {
        var plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 100 ? plain : plain.substring(0, 100) + "...";
    }

    @Override
    public boolean validateUser(String user, String password) {
        throw new UnsupportedOperationException("the broker asks authenticate");
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType deed) {
        throw new UnsupportedOperationException("the broker asks authorize");
    }

    /** Who is connected; without a user it is anybody. */
    private record Client(@Nullable String user, String id) {

        @Override
        public String toString() {
            return user == null ? "anybody" : "'" + printable(user) + "'";
        }
    }
}
