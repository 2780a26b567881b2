package city.talpuls.api;

import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the api; all of them share one. */
public final class RunningApi implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(RunningApi.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestApi.class;
    }

    @Override
    public TestApi resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    /** Starts it; if the machine has no such database, the class is skipped and says why. */
    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    private static TestApi shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
                .api;
    }

    private static final class Shared implements AutoCloseable {

        private final TestApi api;

        Shared() {
            api = TestApi.start(Map.of(
                    "talpuls.map.tiles-url", "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
                    "talpuls.api.database.statement-timeout", "3s",
                    "talpuls.api.verification.pause", "20ms"));
        }

        @Override
        public void close() {
            api.close();
        }
    }
}
