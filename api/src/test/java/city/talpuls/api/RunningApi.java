package city.talpuls.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the api; all of them share one. */
public final class RunningApi implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(RunningApi.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestApi.class;
    }

    @Override
    public TestApi resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
                .api;
    }

    private static final class Shared implements AutoCloseable {

        private final TestApi api;

        Shared() {
            try {
                api = TestApi.start(Map.of(
                        "talpuls.map.tiles-url", "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
                        "talpuls.api.database.statement-timeout", "3s",
                        "talpuls.api.verification.pause", "20ms"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            api.close();
        }
    }
}
