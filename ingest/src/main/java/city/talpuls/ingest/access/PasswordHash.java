package city.talpuls.ingest.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as Mosquitto 2 keeps it: PBKDF2 with HMAC-SHA-512 and 64 bytes of result, written {@code
 * $7$<iterations>$<salt>$<hash>} with salt and hash in base64.
 */
final class PasswordHash {

    /** As many as {@code mosquitto_passwd} takes: enough for a password that was made by chance, cheap at each login. */
    static final int ITERATIONS = 101;

    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 12;
    private static final int HASH_BYTES = 64;
    private static final Pattern FORM = Pattern.compile("\\$7\\$([0-9]{1,9})\\$([^$]+)\\$([^$]+)");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /** Keeps a new password. */
    static PasswordHash of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(ITERATIONS, salt, derive(password, salt, ITERATIONS));
    }

    /** A hash that is no password's, and takes as long to find that out as one with so many iterations. */
    static PasswordHash ofNobody(int iterations) {
        return new PasswordHash(iterations, new byte[SALT_BYTES], new byte[HASH_BYTES]);
    }

    /** Reads {@link #text()}; says of what it cannot read why, and not what it is. */
    static PasswordHash parse(int line, String text) throws BadLineException {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new BadLineException(
                    line,
                    text.startsWith("$") && !text.startsWith("$7$")
                            ? "passwords hashed as " + kind(text) + " are not supported, only $7$ (PBKDF2), as"
                                    + " mosquitto_passwd of Mosquitto 2 writes them"
                            : "behind the user there has to be $7$<iterations>$<salt>$<hash>");
        }
        int iterations = Integer.parseInt(parts.group(1));
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new BadLineException(line, "the number of iterations has to be from 1 to " + MOST_ITERATIONS);
        }
        try {
            byte[] salt = Base64.getDecoder().decode(parts.group(2));
            byte[] hash = Base64.getDecoder().decode(parts.group(3));
            if (salt.length == 0 || hash.length != HASH_BYTES) {
                throw new BadLineException(line, "the hash has to be " + HASH_BYTES + " bytes, the salt at least one");
            }
            return new PasswordHash(iterations, salt, hash);
        } catch (IllegalArgumentException e) {
            throw new BadLineException(line, "salt or hash is not base64");
        }
    }

    private static String kind(String text) {
        int end = text.indexOf('$', 1);
        return end < 0 || end > 20 ? "something else" : text.substring(0, end + 1);
    }

    int iterations() {
        return iterations;
    }

    /** Whether this is the password's; takes as long if it is as if it is not. */
    boolean isOf(String password) {
        return MessageDigest.isEqual(hash, derive(password, salt, iterations));
    }

    String text() {
        var base64 = Base64.getEncoder();
        return "$7$" + iterations + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    @Override
    public String toString() {
        return "a password";
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        var spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of Talpuls has PBKDF2 with HMAC-SHA-512", e);
        } finally {
            spec.clearPassword();
        }
    }
}
