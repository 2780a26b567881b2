package city.talpuls.model.timescale;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Installs the server of {@link PGliteTimescale} with npm. */
final class NodeModules {

    private static final String LOCK = "package-lock.json";
    private static final List<String> FILES = List.of("package.json", LOCK, PGliteTimescale.SCRIPT);

    private NodeModules() {}

    /** Whether this machine has Node.js and npm. */
    static boolean canBeInstalled() {
        return isOnPath("node") && isOnPath("npm");
    }

    /** Installs it into the folder, unless it is there from the last time or another process has just done so. */
    static Path install(Path folder) {
        try {
            Files.createDirectories(folder);
            try (var channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                installLocked(folder);
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("PGlite cannot be installed into " + folder, e);
        }
    }

    private static void installLocked(Path folder) throws IOException {
        Path installed = folder.resolve("installed");
        if (!Files.exists(installed) || !Arrays.equals(Files.readAllBytes(installed), shipped(LOCK))) {
            copyFiles(folder);
            npmCi(folder);
            Files.write(installed, shipped(LOCK));
        }
        copyFiles(folder);
    }

    private static void copyFiles(Path folder) throws IOException {
        for (String file : FILES) {
            Files.write(folder.resolve(file), shipped(file));
        }
    }

    private static byte[] shipped(String file) throws IOException {
        try (InputStream content = NodeModules.class.getResourceAsStream("pglite/" + file)) {
            return Objects.requireNonNull(content, file).readAllBytes();
        }
    }

    private static void npmCi(Path folder) throws IOException {
        Path log = folder.resolve("npm.log");
        var npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (npm.onExit().join().exitValue() != 0) {
            throw new IOException("npm ci failed: " + Files.readString(log));
        }
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
