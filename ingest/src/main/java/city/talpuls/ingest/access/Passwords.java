package city.talpuls.ingest.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of a password file: {@code user:hash}, empty ones, and comments that begin with {@code #}. */
final class Passwords {

    private final Map<String, PasswordHash> users;
    private final PasswordHash nobody;

    private Passwords(Map<String, PasswordHash> users) {
        this.users = users;
        this.nobody = PasswordHash.ofNobody(
                users.values().stream().mapToInt(PasswordHash::iterations).max().orElse(PasswordHash.ITERATIONS));
    }

    static Passwords parse(List<String> lines) throws BadLineException {
        var users = new LinkedHashMap<String, PasswordHash>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new BadLineException(i + 1, "has to be user:hash");
            }
            if (users.put(line.substring(0, colon), PasswordHash.parse(i + 1, line.substring(colon + 1))) != null) {
                throw new BadLineException(i + 1, "the user stands in the file twice");
            }
        }
        return new Passwords(users);
    }

    /** Whether the password is that of the user; takes as long if there is no such user. */
    boolean match(String user, String password) {
        PasswordHash known = users.get(user);
        boolean isRight = (known == null ? nobody : known).isOf(password);
        return isRight && known != null;
    }
}
