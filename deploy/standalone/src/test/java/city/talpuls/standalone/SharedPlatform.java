package city.talpuls.standalone;

import java.io.IOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a platform that is quiet but for them, the same one to all in this process: it takes longer to start than they do.
 * So each names devices that no other names, and counts nothing but what is of these.
 */
final class SharedPlatform implements ParameterResolver {

    private static @Nullable Platform shared;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Platform resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return platform();
    }

    private static synchronized Platform platform() {
        if (shared == null) {
            try {
                Platform platform = Platform.start(Files.createTempDirectory("platform"), Simulator.OFF);
                // Each class is a session of its own, which would end it too soon.
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(platform)));
                shared = platform;
            } catch (IOException e) {
                throw new IllegalStateException("the platform did not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the start was interrupted", e);
            }
        }
        return shared;
    }

    private static void end(Platform platform) {
        try {
            platform.remove();
        } catch (IOException e) {
            throw new IllegalStateException("what the platform stored cannot be deleted", e);
        }
    }
}
