package city.talpuls.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A certificate that nobody has signed, for a server on loopback. */
final class Certificate {

    /** It protects nothing. */
    private static final String PASSWORD = "benchmark";

    private final Path file;

    private Certificate(Path file) {
        this.file = file;
    }

    /** Makes one with the tool that comes with Java. */
    static Certificate make(Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("loopback.p12");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "loopback",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("keytool made no certificate");
        }
        return new Certificate(file);
    }

    /** What a part has to be told to use it. */
    Map<String, String> settings(int port) {
        return Map.of(
                "MICRONAUT_SERVER_DUAL_PROTOCOL",
                "true",
                "MICRONAUT_SERVER_HTTP_VERSION",
                "2.0",
                "MICRONAUT_SERVER_SSL_ENABLED",
                "true",
                "MICRONAUT_SERVER_SSL_PORT",
                String.valueOf(port),
                "MICRONAUT_SERVER_SSL_KEY_STORE_PATH",
                file.toUri().toString(),
                "MICRONAUT_SERVER_SSL_KEY_STORE_TYPE",
                "PKCS12",
                "MICRONAUT_SERVER_SSL_KEY_STORE_PASSWORD",
                PASSWORD);
    }
}
