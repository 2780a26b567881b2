package city.talpuls.standalone.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import city.talpuls.ingest.access.Access;
import city.talpuls.ingest.access.PasswordFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What strangers, liars and clumsy clients can do at the broker's doors: nothing. */
final class BrokerGuardIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PASSWORD = "correct horse";

    /** MQTT 5, 2.4. */
    private static final int NOT_AUTHORIZED = 0x87;

    private static final int MANY = 5_000;

    @TempDir
    private static Path certificates;

    @TempDir
    private Path folder;

    private Doors doors;
    private BrokerGuard guard;
    private MqttBroker broker;

    @BeforeAll
    static void certify() throws Exception {
        certificate("valid", "-startdate", "-1d");
        certificate("expired", "-startdate", "-400d");
    }

    @BeforeEach
    void start() throws Exception {
        var passwords = folder.resolve("passwords");
        new PasswordFile(passwords).add("roof", PASSWORD);
        new PasswordFile(passwords).add("cellar", PASSWORD);
        var rules = Files.writeString(
                folder.resolve("rules"), "pattern write talpuls/v1/%u/+/up\nuser cellar\ntopic read talpuls/#\n");
        guard = new BrokerGuard(Access.of(passwords, rules, false, InstantSource.system()), InstantSource.system());
        doors = new Doors(
                Loopback.ADDRESS,
                free(),
                Optional.of(new Doors.Encrypted(
                        free(), certificates.resolve("valid.pem"), certificates.resolve("valid.key"))));
        broker = MqttBroker.start(folder.resolve("mqtt"), doors, guard, List.of());
    }

    @AfterEach
    void stop() throws IOException {
        broker.close();
    }

    @Test
    void aGatewaySendsUnderItsOwnNameOnly() throws Exception {
        try (var roof = connect("roof", PASSWORD)) {
            roof.publish("talpuls/v1/roof/sensor-1/up", new byte[] {1}, 1, false);

            var answer = roof.getTopic("talpuls/v1/cellar/sensor-1/up").publish(new byte[] {1}, 1, false);
            answer.waitForCompletion(SOON.toMillis());

            assertThat(answer.getReasonCodes()).containsExactly(NOT_AUTHORIZED);
            assertThat(guard.refusedTopics()).isPositive();

            roof.publish("talpuls/v1/roof/sensor-1/up", new byte[] {1}, 1, false);
        }
    }

    @Test
    void whatMayNotBeHeardIsNotSubscribedTo() throws Exception {
        try (var roof = connect("roof", PASSWORD)) {
            assertThat(roof.subscribe("talpuls/v1/cellar/+/up", 1).getReasonCodes())
                    .containsExactly(NOT_AUTHORIZED);
            assertThat(guard.refusedTopics()).isPositive();
        }
    }

    @Test
    void aWrongPasswordAnUnknownNameAndNoNameAreRefusedAndCounted() {
        assertThatThrownBy(() -> connect("roof", "wrong")).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> connect("nobody", PASSWORD)).isInstanceOf(MqttException.class);
        assertThatThrownBy(() -> connect(client(), new MqttConnectionOptions())).isInstanceOf(MqttException.class);

        assertThat(guard.refusedLogins()).isEqualTo(3);
    }

    @Test
    void aGatewayThatIsAddedLaterNeedsNoRestart() throws Exception {
        new PasswordFile(folder.resolve("passwords")).add("attic", PASSWORD);

        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> connect("attic", PASSWORD).close());
    }

    @Test
    void withTlsTheBrokerProvesWhoItIs() throws Exception {
        publishEncrypted();
    }

    private void publishEncrypted() throws Exception {
        try (var roof = client("ssl", encryptedPort())) {
            connect(roof, login("roof", PASSWORD, trust("valid")));

            roof.publish("talpuls/v1/roof/sensor-1/up", new byte[] {1}, 1, false);
        }
    }

    @Test
    void aBrokerWithAnExpiredCertificateIsTrustedByNobody() throws Exception {
        int port = free();
        var expired =
                new Doors.Encrypted(port, certificates.resolve("expired.pem"), certificates.resolve("expired.key"));
        try (var old = MqttBroker.start(
                        folder.resolve("old"),
                        new Doors(Loopback.ADDRESS, free(), Optional.of(expired)),
                        guard,
                        List.of());
                var roof = client("ssl", port)) {
            assertThat(old.address()).isNotNull();
            assertThatThrownBy(() -> connect(roof, login("roof", PASSWORD, trust("expired"))))
                    .hasCauseInstanceOf(SSLHandshakeException.class)
                    .hasRootCauseInstanceOf(CertificateExpiredException.class);
        }
    }

    @Test
    void plaintextAtTheEncryptedDoorDoesNoHarm() throws Exception {
        try (var plain = client("tcp", encryptedPort())) {
            var options = login("roof", PASSWORD, null);
            options.setConnectionTimeout(3);
            assertThatThrownBy(() -> connect(plain, options)).isInstanceOf(MqttException.class);
        }
        publishEncrypted();
    }

    @Test
    void anOversizedPacketEndsItsConnectionAndNoOther() throws Exception {
        try (var other = connect("cellar", PASSWORD);
                var roof = connect("roof", PASSWORD)) {
            assertThatThrownBy(() -> roof.publish("talpuls/v1/roof/sensor-1/up", new byte[3 * 1024 * 1024], 1, false))
                    .isInstanceOf(MqttException.class);

            other.publish("talpuls/v1/cellar/sensor-1/up", new byte[] {1}, 1, false);
            assertThat(other.isConnected()).isTrue();
        }
    }

    @Test
    void noiseDoesNoHarm() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), doors.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(UTF_8));
            connect("roof", PASSWORD).close();
        }
        connect("roof", PASSWORD).close();
    }

    @Test
    void fiveThousandConnectionsAtOnceDoNoHarm() throws Exception {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < MANY; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), doors.port());
                sockets.add(socket);
                socket.getOutputStream().write(connectPacket("many-" + i));
            }
            for (Socket socket : sockets) {
                socket.setSoTimeout((int) SOON.toMillis());
                assertThat(connack(socket.getInputStream())).isZero();
            }
            try (var roof = connect("roof", PASSWORD)) {
                roof.publish("talpuls/v1/roof/sensor-1/up", new byte[] {1}, 1, false);
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** CONNECT of MQTT 3.1.1 with the login of roof. */
    private static byte[] connectPacket(String id) {
        var body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(4);
        body.write(0xC2);
        body.write(0);
        body.write(60);
        text(body, id);
        text(body, "roof");
        text(body, PASSWORD);
        var packet = new ByteArrayOutputStream();
        packet.write(0x10);
        packet.write(body.size());
        packet.writeBytes(body.toByteArray());
        return packet.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        var bytes = text.getBytes(UTF_8);
        out.write(bytes.length >> 8);
        out.write(bytes.length);
        out.writeBytes(bytes);
    }

    /** The return code of CONNACK. */
    private static int connack(InputStream in) throws IOException {
        return in.readNBytes(4)[3];
    }

    private int encryptedPort() {
        return doors.encrypted().orElseThrow().port();
    }

    private Client connect(String user, String password) throws Exception {
        return connect(client(), login(user, password, null));
    }

    private static Client connect(Client client, MqttConnectionOptions options) throws MqttException {
        try {
            client.connect(options);
            return client;
        } catch (MqttException e) {
            client.close();
            throw e;
        }
    }

    private Client client() throws MqttException {
        return client("tcp", doors.port());
    }

    private static Client client(String scheme, int port) throws MqttException {
        return new Client(
                scheme + "://" + Loopback.ADDRESS + ":" + port, "client-" + UUID.randomUUID(), new MemoryPersistence());
    }

    private static MqttConnectionOptions login(String user, String password, @Nullable SSLContext tls) {
        var options = new MqttConnectionOptions();
        options.setUserName(user);
        options.setPassword(password.getBytes(UTF_8));
        if (tls != null) {
            options.setSocketFactory(tls.getSocketFactory());
        }
        return options;
    }

    private static SSLContext trust(String name) throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var pem = Files.newInputStream(certificates.resolve(name + "-authority.pem"))) {
            trusted.setCertificateEntry(
                    name, CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A certificate for this machine that holds for a year, in PEM, with its key and its authority's beside it. */
    private static void certificate(String name, String... start) throws Exception {
        key(name + "-authority", "-ext", "bc:c", "-startdate", "-800d", "-validity", "2000");
        key(name, "-startdate", "-1d");
        keytool("-certreq", "-alias", name, "-file", path(name + ".csr"), "-keystore", path(name + ".p12"));
        var command =
                new ArrayList<>(List.of("-gencert", "-alias", name + "-authority", "-infile", path(name + ".csr")));
        command.addAll(List.of("-outfile", path(name + ".pem"), "-rfc", "-validity", "365"));
        command.addAll(List.of("-ext", "san=ip:127.0.0.1,dns:localhost"));
        command.addAll(List.of("-keystore", path(name + "-authority.p12")));
        command.addAll(List.of(start));
        keytool(command.toArray(String[]::new));
        var keys = KeyStore.getInstance(certificates.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
        pem(
                name + ".key",
                "PRIVATE KEY",
                keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
        var authority = KeyStore.getInstance(
                certificates.resolve(name + "-authority.p12").toFile(), PASSWORD.toCharArray());
        pem(
                name + "-authority.pem",
                "CERTIFICATE",
                authority.getCertificate(name + "-authority").getEncoded());
    }

    private static void key(String name, String... more) throws Exception {
        var command = new ArrayList<>(List.of("-genkeypair", "-alias", name, "-keyalg", "EC", "-dname", "CN=" + name));
        command.addAll(List.of("-keystore", path(name + ".p12")));
        command.addAll(List.of(more));
        keytool(command.toArray(String[]::new));
    }

    private static void keytool(String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD));
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(keytool.getInputStream().readAllBytes(), UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static String path(String file) {
        return certificates.resolve(file).toString();
    }

    private static void pem(String file, String kind, byte[] content) throws IOException {
        var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                certificates.resolve(file), "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, text));
    }

    private static int free() throws IOException {
        return FreePort.find();
    }

    /** One that does not stay behind. */
    private static final class Client extends MqttClient implements AutoCloseable {

        Client(String address, String id, MemoryPersistence persistence) throws MqttException {
            super(address, id, persistence);
        }

        @Override
        public void close() throws MqttException {
            if (isConnected()) {
                disconnectForcibly(0, 1_000, true);
            }
            super.close(true);
        }
    }
}
