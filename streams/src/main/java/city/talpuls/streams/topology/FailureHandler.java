package city.talpuls.streams.topology;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What Kafka Streams makes by name and asks when a step fails; it hands on to the {@link Failures} in the settings. */
public final class FailureHandler implements ProcessingExceptionHandler {

    private @Nullable Failures failures;

    @Override
    public void configure(Map<String, ?> settings) {
        failures = (Failures) settings.get(Failures.SETTING);
    }

    @Override
    public Response handleError(ErrorHandlerContext message, @Nullable Record<?, ?> record, Exception failure) {
        return Objects.requireNonNull(failures, Failures.SETTING).onFailure(message, failure);
    }
}
