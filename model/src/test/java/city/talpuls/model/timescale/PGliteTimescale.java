package city.talpuls.model.timescale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** TimescaleDB compiled to WebAssembly, see {@code src/test/pglite/server.mjs}. */
final class PGliteTimescale implements TimescaleDatabase {

    static final String SCRIPT = "server.mjs";
    static final String INSTALLED = "--with-timescaledb";
    static final String NOT_INSTALLED = "--without-timescaledb";

    private final Path modules;
    private final Path data;
    private Server server;

    private PGliteTimescale(Path modules, Path data, String option) throws IOException {
        this.modules = modules;
        this.data = data;
        this.server = Server.start(modules, data, option);
    }

    static PGliteTimescale start(Path modules, String option) {
        try {
            return new PGliteTimescale(modules, Files.createTempDirectory(modules.toAbsolutePath(), "data"), option);
        } catch (IOException e) {
            throw new UncheckedIOException("PGlite does not start", e);
        }
    }

    @Override
    public void installTimescale() {
        try {
            server.stop();
            server = Server.start(modules, data, INSTALLED);
        } catch (IOException e) {
            throw new UncheckedIOException("PGlite does not start", e);
        }
    }

    @Override
    public boolean hasSessions() {
        return false;
    }

    @Override
    public String url() {
        // Statements with names belong to a session, of which there is only one.
        return "jdbc:postgresql://127.0.0.1:" + server.port()
                + "/postgres?user=postgres&sslmode=disable&prepareThreshold=0";
    }

    /** Flyway asks on one connection while it is in a transaction on another, which on PGlite would wait for ever. */
    @Override
    public DataSource dataSource() {
        return new SingleConnection(TimescaleDatabase.super.dataSource());
    }

    @Override
    public void close() {
        server.stop();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(data + " cannot be deleted", e);
        }
    }

    private record Server(Process process, int port) {

        static Server start(Path modules, Path data, String option) throws IOException {
            Path log = modules.resolve(data.getFileName() + ".log");
            var process = new ProcessBuilder("node", SCRIPT, data.toString(), option)
                    .directory(modules.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            BufferedReader answer = process.inputReader();
            String line = answer.readLine();
            if (line == null || !line.startsWith("ready ")) {
                process.destroyForcibly();
                throw new IOException("PGlite says why in " + log);
            }
            return new Server(process, Integer.parseInt(line.substring("ready ".length())));
        }

        /** Ends its standard input, on which it writes what it has and ends. */
        void stop() {
            try {
                process.getOutputStream().close();
            } catch (IOException e) {
                process.destroyForcibly();
            }
            process.onExit().join();
        }
    }
}
