package city.talpuls.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** What the rooms themselves say about how they are. */
final class Health {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final URI endpoint;
    private final InstantSource clock;
    private final Duration patience;

    Health(URI rooms, InstantSource clock, Duration patience) {
        this.endpoint = rooms.resolve("/health");
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Waits until all is well.
     *
     * @param hopeless says when to wait no longer
     */
    void await(BooleanSupplier hopeless) throws IOException, InterruptedException {
        var end = clock.instant().plus(patience);
        var state = ask();
        while (!state.isWell()) {
            if (hopeless.getAsBoolean()) {
                throw new InterruptedIOException("ended before all was well");
            }
            if (clock.instant().isAfter(end)) {
                throw new IOException("not ready within " + patience.toSeconds() + " s: " + state.says());
            }
            Thread.sleep(PAUSE);
            state = ask();
        }
    }

    private State ask() throws IOException {
        var connection = (HttpURLConnection) endpoint.toURL().openConnection();
        boolean well = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        try (InputStream said = well ? connection.getInputStream() : connection.getErrorStream()) {
            return new State(well, said == null ? "" : new String(said.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private record State(boolean isWell, String says) {}
}
