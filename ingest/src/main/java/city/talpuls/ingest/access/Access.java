package city.talpuls.ingest.access;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers who may log in, and who may send or hear what. Both files are read again when they change, so that one more
 * gateway needs no restart; a new version that cannot be read is logged, and the one before keeps counting.
 */
public final class Access {

    private final Optional<Watched<Passwords>> passwords;
    private final Optional<Watched<Rules>> rules;
    private final boolean anonymous;

    private Access(Optional<Watched<Passwords>> passwords, Optional<Watched<Rules>> rules, boolean anonymous) {
        this.passwords = passwords;
        this.rules = rules;
        this.anonymous = anonymous;
    }

    /**
     * Reads the files.
     *
     * @param passwords a password file as {@code mosquitto_passwd} writes it; null where nobody has a login
     * @param rules an ACL file as Mosquitto reads it; null where everybody may send everything and hear nothing
     * @param anonymous whether somebody without a login may send everything
     * @param clock says when to look whether the files have changed, once a second at most
     * @throws UnusableFileException if one of them cannot be read, naming the line at fault
     */
    public static Access of(@Nullable Path passwords, @Nullable Path rules, boolean anonymous, InstantSource clock) {
        return new Access(
                Optional.ofNullable(passwords).map(file -> Watched.file(file, Passwords::parse, clock)),
                Optional.ofNullable(rules).map(file -> Watched.file(file, Rules::parse, clock)),
                anonymous);
    }

    /** Whether somebody without a login is let in. */
    public boolean isOpenToAnybody() {
        return anonymous;
    }

    /** Whether there is a password file; without one nobody can log in. */
    public boolean hasLogins() {
        return passwords.isPresent();
    }

    /** Whether the password is that of the user. An unknown user takes as long as a wrong password. */
    public boolean mayLogIn(String user, String password) {
        return passwords.map(file -> file.current().match(user, password)).orElse(false);
    }

    /**
     * Whether messages may be sent to the topic.
     *
     * @param user who has logged in; null for somebody who has not
     * @param clientId as the MQTT client calls itself
     */
    public boolean mayPublish(@Nullable String user, String clientId, String topic) {
        return !TopicFilter.hasWildcards(topic)
                && ((user == null && anonymous)
                        || current().allow(new Rules.Who(user, clientId), Rules.Deed.WRITE, TopicFilter.of(topic)));
    }

    /**
     * Whether every message that the filter selects may be heard. Of a shared subscription, {@code $share/group/filter},
     * it is the filter that counts.
     *
     * @param user who has logged in; null for somebody who has not
     * @param clientId as the MQTT client calls itself
     */
    public boolean mayRead(@Nullable String user, String clientId, String filter) {
        return current().allow(new Rules.Who(user, clientId), Rules.Deed.READ, TopicFilter.of(unshared(filter)));
    }

    private Rules current() {
        return rules.map(Watched::current).orElse(Rules.SEND_ONLY);
    }

    private static String unshared(String filter) {
        String[] parts = filter.split("/", 3);
        return parts.length == 3 && parts[0].equals("$share") ? parts[2] : filter;
    }
}
