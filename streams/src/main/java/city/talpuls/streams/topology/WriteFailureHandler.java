package city.talpuls.streams.topology;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.jspecify.annotations.Nullable;

/** As {@link FailureHandler}, for what a step made and cannot be written down. Trouble with sending is Kafka's own matter. */
public final class WriteFailureHandler extends DefaultProductionExceptionHandler {

    private @Nullable Failures failures;

    @Override
    public void configure(Map<String, ?> settings) {
        super.configure(settings);
        failures = (Failures) settings.get(Failures.SETTING);
    }

    @Override
    @SuppressWarnings("rawtypes") // As in the interface.
    public Response handleSerializationError(
            ErrorHandlerContext message,
            ProducerRecord unwritten,
            Exception failure,
            SerializationExceptionOrigin origin) {
        var answer = Objects.requireNonNull(failures, Failures.SETTING).onFailure(message, failure);
        return answer.result() == ProcessingExceptionHandler.Result.RESUME
                ? Response.resume(answer.deadLetterQueueRecords())
                : Response.fail(answer.deadLetterQueueRecords());
    }
}
