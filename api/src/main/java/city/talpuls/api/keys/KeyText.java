package city.talpuls.api.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key as a caller has it: {@code tp_<id>_<secret>}.
 *
 * @param id by which it is found, in 16 hexadecimal digits
 * @param secret 256 bits by chance, in Base64 for addresses
 */
public record KeyText(String id, String secret) {

    /** With which every key begins, so that programs that look for leaked secrets know one. */
    public static final String PREFIX = "tp_";

    private static final Pattern FORM = Pattern.compile(PREFIX + "([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    /** A new one. */
    public static KeyText create() {
        var random = new SecureRandom();
        var id = new byte[ID_BYTES];
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(id);
        random.nextBytes(secret);
        return new KeyText(
                HexFormat.of().formatHex(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The key in this text; nothing if it has another form. */
    public static Optional<KeyText> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new KeyText(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /**
     * What is stored of the secret: its SHA-256. A slow hash would protect what people choose, which can be guessed; nobody
     * guesses 256 bits by chance, however fast the hash is, and each request has to compute it.
     */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Whether this is the secret of that hash; how long that takes says nothing about it. */
    boolean has(byte[] stored) {
        return MessageDigest.isEqual(hash(), stored);
    }

    /** The text that the caller gets, once. */
    public String text() {
        return PREFIX + id + "_" + secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return PREFIX + id;
    }
}
