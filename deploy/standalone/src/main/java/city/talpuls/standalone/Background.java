package city.talpuls.standalone;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the platform as a process in a session of its own, and stays until that is ready. */
final class Background {

    /** Tells the other process what it is. */
    static final String OPTION = "--in-background";

    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final PrintStream out;

    Background(PrintStream out) {
        this.out = out;
    }

    /** Passes on what the process says until it is ready or gone; the exit code is 0 or the process's. */
    int start(Settings settings) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        // Without setsid (macOS) at least the terminal's end does not reach it.
        command.add(Files.isExecutable(SETSID) ? SETSID.toString() : "nohup");
        command.addAll(thisJava());
        command.addAll(List.of(
                "up",
                "--data",
                settings.data().toString(),
                "--http-port",
                settings.httpPort().toString(),
                "--mqtt-port",
                settings.mqttPort().toString(),
                "--simulator",
                settings.simulator().toString(),
                "--sensorthings-write",
                settings.writers().toString(),
                OPTION));
        var process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        boolean ready = false;
        try (var said = process.inputReader(Charset.defaultCharset())) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                ready |= line.startsWith(Foreground.READY);
                out.println(line);
            }
        }
        return ready ? 0 : process.waitFor();
    }

    private static List<String> thisJava() {
        var java = new ArrayList<String>();
        java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        java.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        java.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return java;
    }
}
