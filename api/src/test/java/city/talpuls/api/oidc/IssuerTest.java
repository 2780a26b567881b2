package city.talpuls.api.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.talpuls.api.access.Role;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuerTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final List<String> ROLES = List.of("city-reader=reader", "city-admin=admin");

    private final TestIssuer there = TestIssuer.start();
    private final Issuer issuer = issuer(there.address(), "realm_access.roles");

    IssuerTest() throws IOException {}

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void aTokenThatTheIssuerSignedSaysWhoItIs() {
        Verdict verdict = issuer.verdict(
                there.signed(there.claims(NOON, "anna", "city-admin").build()));

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Genuine.class, genuine -> {
            assertThat(genuine.caller().id()).isEqualTo("oidc:anna");
            assertThat(genuine.caller().name()).isEqualTo("anna@example.org");
            assertThat(genuine.caller().role()).isEqualTo(Role.ADMIN);
            assertThat(genuine.caller().expiresAt()).isEqualTo(NOON.plusSeconds(300));
        });
    }

    @Test
    void ellipticCurvesAndAccessTokensByTheirTypeAreTakenToo() {
        assertThat(issuer.verdict(there.signedByCurve(
                        there.claims(NOON, "anna", "city-reader").build())))
                .isInstanceOf(Verdict.Genuine.class);
    }

    @Test
    void whoHasSeveralRolesHasTheHighest() {
        JWTClaimsSet claims = there.claims(NOON, "anna", "x")
                .claim("realm_access", Map.of("roles", List.of("city-admin", "city-reader", "x", 3)))
                .build();

        assertThat(issuer.verdict(there.signed(claims)))
                .isInstanceOfSatisfying(
                        Verdict.Genuine.class,
                        genuine -> assertThat(genuine.caller().role()).isEqualTo(Role.ADMIN));
    }

    @Test
    void whoHasNoneThatWeKnowMayDoNothing() {
        assertThat(issuer.verdict(there.signed(there.claims(NOON, "anna", "x").build())))
                .isInstanceOfSatisfying(
                        Verdict.Genuine.class,
                        genuine -> assertThat(genuine.caller().role()).isNull());
    }

    @Test
    void rolesMayStandElsewhereAsWords() {
        JWTClaimsSet claims = there.claims(NOON, "anna", "x")
                .claim("scope", "openid city-reader")
                .build();

        assertThat(issuer(there.address(), "scope").verdict(there.signed(claims)))
                .isInstanceOfSatisfying(
                        Verdict.Genuine.class,
                        genuine -> assertThat(genuine.caller().role()).isEqualTo(Role.READER));
    }

    @ParameterizedTest
    @CsvSource({"-400, expired", "-331, expired", "400, not yet"})
    void aTokenOfAnotherTimeIsRefused(long seconds, String why) {
        Instant then = NOON.plusSeconds(seconds);
        JWTClaimsSet claims = there.claims(then, "anna", "city-admin")
                .notBeforeTime(Date.from(then))
                .build();

        assertThat(issuer.verdict(there.signed(claims))).as(why).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void aTokenForOthersOrOfOthersOrWithoutAnEndIsRefused() {
        var good = there.claims(NOON, "anna", "city-admin").build();

        for (JWTClaimsSet claims : List.of(
                new JWTClaimsSet.Builder(good).audience("shop").build(),
                new JWTClaimsSet.Builder(good).audience((String) null).build(),
                new JWTClaimsSet.Builder(good).issuer("https://id.example.org").build(),
                new JWTClaimsSet.Builder(good).expirationTime(null).build(),
                new JWTClaimsSet.Builder(good).subject(null).build(),
                new JWTClaimsSet.Builder(good).subject(" ").build())) {
            assertThat(issuer.verdict(there.signed(claims)))
                    .as(claims.toString())
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void aTokenThatNobodySignedOrSomebodyElseIsRefused() throws JOSEException {
        JWTClaimsSet claims = there.claims(NOON, "anna", "city-admin").build();
        var byPublicKey = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(there.signingKey().getKeyID())
                        .build(),
                claims);
        byPublicKey.sign(new MACSigner(there.signingKey().toRSAPublicKey().getEncoded()));
        String altered = there.signed(claims);
        altered = altered.substring(0, altered.length() - 8) + "AAAAAAAA";

        for (String token : List.of(
                new PlainJWT(claims).serialize(),
                byPublicKey.serialize(),
                TestIssuer.signed(TestIssuer.ofSomebodyElse("rsa-1"), claims),
                altered,
                "",
                "a.b.c",
                "x".repeat(20_000))) {
            assertThat(issuer.verdict(token)).as(token).isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    void aNewKeyOfTheIssuerIsFetchedAndMadeUpOnesDoNotHaveItAskedOverAndOver() {
        JWTClaimsSet claims = there.claims(NOON, "anna", "city-admin").build();
        assertThat(issuer.verdict(there.signed(claims))).isInstanceOf(Verdict.Genuine.class);

        there.rotate();
        assertThat(issuer.verdict(there.signed(claims))).isInstanceOf(Verdict.Genuine.class);
        for (int i = 0; i < 20; i++) {
            assertThat(issuer.verdict(TestIssuer.signed(TestIssuer.ofSomebodyElse("made-up-" + i), claims)))
                    .isInstanceOf(Verdict.Refused.class);
        }

        assertThat(there.fetches()).isEqualTo(2);
    }

    @Test
    void whileTheIssuerIsAwayNobodyCanSay() {
        String token = there.signed(there.claims(NOON, "anna", "city-admin").build());
        there.close();

        for (int i = 0; i < 5; i++) {
            assertThat(issuer.verdict(token)).isInstanceOf(Verdict.Unknown.class);
        }
    }

    @Test
    void whileTheIssuerIsAwayItsKeysOfBeforeStillCount() {
        String token = there.signed(there.claims(NOON, "anna", "city-admin").build());
        assertThat(issuer.verdict(token)).isInstanceOf(Verdict.Genuine.class);
        there.close();

        assertThat(issuer.verdict(token)).isInstanceOf(Verdict.Genuine.class);
        assertThat(issuer.verdict(TestIssuer.signed(
                        TestIssuer.ofSomebodyElse("new"),
                        there.claims(NOON, "anna", "city-admin").build())))
                .isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void whoCallsHimselfOtherwiseIsNotTheIssuer() {
        String other = there.address().replace("127.0.0.1", "localhost");

        assertThat(issuer(other, "realm_access.roles")
                        .verdict(there.signed(
                                there.claims(NOON, "anna", "city-admin").build())))
                .isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void withoutAnIssuerNoTokenCounts() {
        assertThat(new Issuer(new OidcConfig(null, "talpuls", "roles", ROLES, null), InstantSource.fixed(NOON))
                        .verdict(there.token("anna", "city-admin")))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void settingsThatCannotBeAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OidcConfig("keycloak", "talpuls", "roles", ROLES, null))
                .withMessageContaining("talpuls.api.oidc.issuer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OidcConfig(null, "talpuls", "roles", List.of("king"), null))
                .withMessageContaining("talpuls.api.oidc.roles");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OidcConfig(null, "talpuls", "roles", List.of("a=king"), null))
                .withMessageContaining("a role is one of reader, analyst, operator, admin");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OidcConfig(" ", "talpuls", "roles", ROLES, "page"))
                .withMessageContaining("talpuls.api.oidc.client-id is of no use without talpuls.api.oidc.issuer");
    }

    private static Issuer issuer(String address, String claim) {
        return new Issuer(new OidcConfig(address, "talpuls", claim, ROLES, null), InstantSource.fixed(NOON));
    }
}
