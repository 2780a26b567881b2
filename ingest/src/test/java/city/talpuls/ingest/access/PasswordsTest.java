package city.talpuls.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsTest {

    /** Made by {@code mosquitto_passwd} 2.0; the password is "secret". */
    private static final String BOB =
            "bob:$7$101$nDHdM6JjEBI49uwl$1iXlI3VyoiREqGCbcvUQ/V4whSd/3gpQSFeT7u7QzoUHciWP7NScIcLGoeRB8+9uVsI+57JSf1gWzm4yJG8oMw==";

    @Test
    void aPasswordIsRecognised() throws BadLineException {
        var passwords = Passwords.parse(List.of("# gateways", "", BOB));

        assertThat(passwords.match("bob", "secret")).isTrue();
        assertThat(passwords.match("bob", "Secret")).isFalse();
        assertThat(passwords.match("bob", "")).isFalse();
        assertThat(passwords.match("alice", "secret")).isFalse();
        assertThat(passwords.match("", "")).isFalse();
    }

    @Test
    void withoutLinesNobodyMayLogIn() throws BadLineException {
        assertThat(Passwords.parse(List.of()).match("bob", "secret")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "hello, user:hash",
        ":$7$101$a$b, user:hash",
        "alice:secret, $7$<iterations>$<salt>$<hash>",
        "alice:$7$101$nDHdM6JjEBI49uwl, $7$<iterations>$<salt>$<hash>",
        "alice:$7$0$nDHdM6JjEBI49uwl$aGFzaA==, iterations",
        "alice:$7$101$nDHdM6JjEBI49uwl$aGFzaA==, 64 bytes",
        "alice:$7$101$nDHdM6JjEBI49uwl$%%, base64",
        "alice:$6$2Qf7hbP/0tDGLNEE$bfPt5g==, $6$ are not supported",
        "alice:$argon2id$v=19$m=47104$salt$hash, $argon2id$ are not supported"
    })
    void aLineOfAnotherFormIsNamedWithoutWhatIsInIt(String line, String why) {
        assertThatThrownBy(() -> Passwords.parse(List.of(BOB, line)))
                .isInstanceOfSatisfying(
                        BadLineException.class, e -> assertThat(e.line()).isEqualTo(2))
                .hasMessageContaining(why)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("alice");
    }

    @Test
    void aUserStandsInAFileOnce() {
        assertThatThrownBy(() -> Passwords.parse(List.of(BOB, BOB))).hasMessageContaining("twice");
    }
}
