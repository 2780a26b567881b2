package city.talpuls.simulator;

import java.time.InstantSource;

/** Starts the simulator as a process of its own. */
public final class Main {

    private static final String LOGBACK = "logback.configurationFile";

    private Main() {}

    public static void main(String[] args) {
        // Before the first logger exists; every room has its own file, because all may share a class path.
        if (System.getProperty(LOGBACK) == null) {
            System.setProperty(LOGBACK, "logback-simulator.xml");
        }
        System.exit(new SimulateCommand(System.getenv(), InstantSource.system())
                .commandLine()
                .execute(args));
    }
}
