package city.talpuls.standalone;

import city.talpuls.ingest.access.UnusableFileException;
import city.talpuls.standalone.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Runs the platform in this process until a signal ends that. */
final class Foreground {

    /** How the line begins that says that the platform is there. */
    static final String READY = "ready in ";

    /** The last line of a start in the foreground, after which nothing is said before the end. */
    static final String STARTED = "Ctrl-C stops it";

    /** Long enough for some readings to go all the way. */
    private static final Duration REHEARSAL = Duration.ofSeconds(4);

    private final Console console;
    private final InstantSource clock;
    private final Then then;

    /** What to do once the platform is ready. */
    enum Then {
        RUN_ON,
        RUN_ON_SILENTLY,
        END
    }

    Foreground(Console console, InstantSource clock, Then then) {
        this.console = console;
        this.clock = clock;
        this.then = then;
    }

    /** Returns the exit code, if it is to end or could not start; else a signal ends the process. */
    int run(Settings settings) throws CannotStart, IOException, InterruptedException {
        var began = clock.instant();
        var folder = DataFolder.take(settings.data());
        logTo(folder);
        var steps = new Steps(console, clock);
        Standalone platform;
        try {
            requireFree(settings.httpPort(), "--http-port");
            requireFree(settings.mqttPort(), "--mqtt-port");
            var shared = SharedSettings.read();
            var doors = shared.doors(settings.mqttPort());
            console.say("starting in " + folder.root());
            platform = Standalone.start(settings, shared, doors, folder, steps, clock);
        } catch (CannotStart e) {
            folder.close();
            throw e;
        } catch (UnusableFileException e) {
            folder.close();
            throw new CannotStart(String.valueOf(e.getMessage()), e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(platform, folder), "end"));
        try {
            sayReady(settings, platform.awaitReady(), platform.mqtt(), folder, began);
        } catch (StartFailed e) {
            if (steps.areEnded()) {
                awaitEnd();
            }
            LoggerFactory.getLogger(Foreground.class).error("the start failed", e);
            throw new StartFailed(e.getMessage() + "; more in " + folder.log(), e);
        }
        next();
        return 0;
    }

    private void sayReady(Settings settings, URI http, URI mqtt, DataFolder folder, Instant began) {
        console.say(READY + Console.seconds(Duration.between(began, clock.instant())));
        console.say("  page   " + http + "/");
        console.say("  API    " + http + "/api/v1, to read and try at " + http + "/api/");
        console.say("  MQTT   " + mqtt);
        if (Files.exists(folder.adminKey())) {
            console.say("  key    " + folder.adminKey() + ", an admin's");
        }
        if (settings.writers() == SensorThingsWriters.ANONYMOUS) {
            console.say("  write  " + http + "/sensorthings/v1.1, by anybody on this machine");
        }
        console.say("  log    " + folder.log());
    }

    private void next() throws InterruptedException {
        switch (then) {
            case RUN_ON -> {
                console.say(STARTED);
                awaitEnd();
            }
            case RUN_ON_SILENTLY -> {
                console.say("./talpuls down stops it");
                console.leave();
                awaitEnd();
            }
            case END -> Thread.sleep(REHEARSAL);
        }
    }

    private static void requireFree(Port port, String option) throws CannotStart {
        if (!FreePort.isFree(port.number())) {
            throw new CannotStart("port " + port + " is taken; choose another one with " + option);
        }
    }

    /** To be called before the first line is logged. */
    private static void logTo(DataFolder folder) throws IOException {
        Files.createDirectories(folder.log().getParent());
        System.setProperty("talpuls.log.file", folder.log().toString());
        System.setProperty("logback.configurationFile", "city/talpuls/standalone/logback.xml");
    }

    private static void awaitEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private void end(Standalone platform, DataFolder folder) {
        var began = clock.instant();
        console.stopping();
        platform.close();
        folder.close();
        console.stopped(Duration.between(began, clock.instant()));
    }
}
