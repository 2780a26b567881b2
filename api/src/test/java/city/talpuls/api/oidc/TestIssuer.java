package city.talpuls.api.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer as OpenID Connect has it, on the loopback: discovery, keys, and tokens that it really signs. */
public final class TestIssuer implements AutoCloseable {

    // It takes a while to find the primes of a key, so those of all tests are the same.
    private static final RSAKey FIRST = rsa("rsa-1");
    private static final RSAKey SECOND = rsa("rsa-2");
    private static final RSAKey OF_SOMEBODY_ELSE = rsa("stranger");
    private static final ECKey CURVE = ec();

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile RSAKey rsa = FIRST;

    private TestIssuer(HttpServer server) {
        this.server = server;
    }

    public static TestIssuer start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = new TestIssuer(server);
        server.createContext(
                "/realm/.well-known/openid-configuration",
                exchange -> answer(
                        exchange, "{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\"}".formatted(issuer.address())));
        server.createContext("/realm/keys", exchange -> {
            issuer.fetches.incrementAndGet();
            answer(exchange, new JWKSet(List.<JWK>of(issuer.rsa, CURVE)).toString());
        });
        server.start();
        return issuer;
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
    }

    /** How often somebody has fetched the keys. */
    int fetches() {
        return fetches.get();
    }

    /** Signs with a new key from now on. */
    void rotate() {
        rsa = SECOND;
    }

    RSAKey signingKey() {
        return rsa;
    }

    /** A good token of that subject, with that role, for five minutes from now on. */
    public String token(String subject, String role) {
        return signed(claims(Instant.now(), subject, role).build());
    }

    /** What a good token says, five minutes from that time on. */
    JWTClaimsSet.Builder claims(Instant at, String subject, String role) {
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience("talpuls")
                .subject(subject)
                .issueTime(Date.from(at))
                .expirationTime(Date.from(at.plusSeconds(300)))
                .claim("preferred_username", subject + "@example.org")
                .claim("realm_access", Map.of("roles", List.of("offline_access", role)));
    }

    String signed(JWTClaimsSet claims) {
        return signed(rsa, claims);
    }

    static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String signedByCurve(JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(CURVE.getKeyID())
                            .type(new JOSEObjectType("at+jwt"))
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(CURVE));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key that is not the issuer's, whatever it is called. */
    static RSAKey ofSomebodyElse(String id) {
        return new RSAKey.Builder(OF_SOMEBODY_ELSE).keyID(id).build();
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
