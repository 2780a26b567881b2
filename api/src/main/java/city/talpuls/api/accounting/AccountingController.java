package city.talpuls.api.accounting;

import city.talpuls.api.access.Needs;
import city.talpuls.api.access.Role;
import city.talpuls.api.problem.AnswersProblems;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the messages. */
@Controller("/api/v1/accounting")
@ExecuteOn(TaskExecutors.BLOCKING)
@AnswersProblems
@Needs(Role.READER)
@Tag(name = "operation")
final class AccountingController {

    private static final Logger log = LoggerFactory.getLogger(AccountingController.class);

    private final Database database;
    private final Offsets offsets;

    AccountingController(Database database, Offsets offsets) {
        this.database = database;
        this.offsets = offsets;
    }

    @Get
    @Operation(
            operationId = "getAccounting",
            summary = "What became of all messages ever received",
            description = "Counted in messages, each number at its own stage and none derived from the others.")
    Accounting accounting() throws InterruptedException {
        List<Progress> progress = progress();
        try {
            return offsets.ledger(progress).sum();
        } catch (KafkaException e) {
            log.warn("No accounting, for Kafka is away: {}", e.getMessage());
            throw new ProblemException(
                    Problem.of(ProblemType.KAFKA_AWAY, "Kafka does not say how many messages it has."));
        }
    }

    private List<Progress> progress() {
        return database.ask(handle -> handle.createQuery("SELECT * FROM progress")
                .map((row, context) -> new Progress(
                        new TopicPartition(row.getString("topic"), row.getInt("partition")),
                        row.getLong("next_offset"),
                        row.getLong("messages"),
                        row.getLong("refused")))
                .list());
    }
}
