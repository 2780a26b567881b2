package city.talpuls.simulator;

import city.talpuls.simulator.fleet.Format;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of the command {@code simulate}; picocli makes the object behind it. */
@Command(
        name = "simulate",
        usageHelpAutoWidth = true,
        sortOptions = false,
        description = {
            "Sends what the sensors of a city would send, as ChirpStack, The Things Stack and native messages over MQTT.",
            ""
        },
        footer = {
            "",
            "Spans of time are written as 90s, 24h or 1h30m. Ctrl-C ends with a summary of what was sent.",
            "Username and password may also come from TALPULS_MQTT_USERNAME and TALPULS_MQTT_PASSWORD, the password",
            "also from the file that TALPULS_MQTT_PASSWORD_FILE names.",
            "Exit code: 0 well, 1 no broker or messages without acknowledgement, 2 an option that cannot be."
        })
interface SimulateArguments {

    @Option(
            names = "--broker",
            order = 1,
            paramLabel = "URI",
            defaultValue = "tcp://127.0.0.1:1883",
            description = "MQTT broker, tcp:// or ssl:// (${DEFAULT-VALUE})")
    URI broker();

    @Option(names = "--username", order = 2, paramLabel = "NAME", description = "login at the broker")
    @Nullable
    String username();

    @Option(
            names = "--password",
            order = 3,
            paramLabel = "SECRET",
            description = "its password; other users of this machine can read it here, not in the environment")
    @Nullable
    String password();

    @Option(
            names = "--wait",
            order = 4,
            paramLabel = "SPAN",
            defaultValue = "0s",
            description = "how long to wait for a broker that is not there yet (${DEFAULT-VALUE})")
    Duration patience();

    @Option(
            names = "--devices",
            order = 5,
            paramLabel = "N",
            defaultValue = "" + SimulationOptions.DEMO_DEVICES,
            description = "how many devices the city has (${DEFAULT-VALUE})")
    int devices();

    @Option(
            names = "--formats",
            order = 6,
            paramLabel = "FORMAT",
            split = ",",
            defaultValue = "chirpstack,ttn,native,senml",
            description = "what they speak, with commas between (${DEFAULT-VALUE})")
    List<Format> formats();

    @Option(
            names = "--seed",
            order = 7,
            paramLabel = "N",
            defaultValue = "" + SimulationOptions.DEMO_SEED,
            description = "another number is another city with other devices (${DEFAULT-VALUE})")
    long seed();

    @Option(
            names = "--backfill",
            order = 8,
            paramLabel = "SPAN",
            defaultValue = "0s",
            description = "first tell the last hours, as fast as the broker takes them (${DEFAULT-VALUE})")
    Duration backfill();

    @Option(
            names = "--interval-scale",
            order = 9,
            paramLabel = "X",
            defaultValue = "" + SimulationOptions.DEMO_INTERVAL_SCALE,
            description = "live, devices speak at their own interval of 5 to 15 minutes times this (${DEFAULT-VALUE});"
                    + " history keeps the interval")
    double intervalScale();

    @Option(
            names = "--rate",
            order = 10,
            paramLabel = "N",
            description = "messages a second of all devices together, instead of their intervals")
    @Nullable
    Double rate();

    @Option(
            names = "--speed-up",
            order = 11,
            paramLabel = "X",
            defaultValue = "1",
            description = "start in the past (--backfill, else what --duration needs, else 24h) and let time run X"
                    + " times as fast until it has caught up")
    double speedUp();

    @Option(names = "--duration", order = 12, paramLabel = "SPAN", description = "end after this time (never)")
    @Nullable
    Duration duration();

    @Option(
            names = "--duplicates",
            order = 13,
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "share of messages that come twice, 0 to 1 (${DEFAULT-VALUE})")
    double duplicates();

    @Option(
            names = "--late",
            order = 14,
            paramLabel = "SHARE",
            defaultValue = "0.01",
            description = "share of messages that are held up for 10 s to 30 min, 0 to 1 (${DEFAULT-VALUE})")
    double late();

    @Option(
            names = "--in-flight",
            order = 15,
            paramLabel = "N",
            defaultValue = "" + SimulationOptions.USUAL_IN_FLIGHT,
            description = "messages that may wait for their acknowledgement at a time (${DEFAULT-VALUE})")
    int inFlight();

    @Option(
            names = "--scenario",
            order = 16,
            paramLabel = "NAME",
            description = "flood: a wet week whose wave runs down the Wupper; smog: six days of still air")
    @Nullable
    Scenario scenario();

    @Option(
            names = "--scenario-start",
            order = 17,
            paramLabel = "TIME",
            description = "when it begins, such as 2026-11-24T00:00Z (where simulated time starts)")
    @Nullable
    OffsetDateTime scenarioStart();

    @Option(
            names = "--stuck",
            order = 18,
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of a device's weeks in which a value sticks for 4 to 18 h, 0 to 1 (${DEFAULT-VALUE})")
    double stuck();

    @Option(
            names = "--drift",
            order = 19,
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of those in which values drift away for 2 to 5 days, 0 to 1 (${DEFAULT-VALUE})")
    double drift();

    @Option(
            names = "--dead",
            order = 20,
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "share of those in which it is silent for 6 to 60 h, 0 to 1 (${DEFAULT-VALUE})")
    double dead();

    @Option(
            names = "--truth",
            order = 21,
            paramLabel = "FILE",
            description = "at the end, write what really happened to this file, a line of JSON each")
    @Nullable
    Path truth();

    @Option(
            names = {"-h", "--help"},
            order = 22,
            usageHelp = true,
            description = "say this")
    boolean help();
}
