package city.talpuls.api.sensorthings.write;

import city.talpuls.api.kafka.KafkaClients;
import city.talpuls.api.problem.Problem;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.api.problem.ProblemType;
import city.talpuls.api.store.Database;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.topics.UplinkRecords;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has Observations of devices stored, by the way that all messages go. */
@Singleton
final class DeviceMessages {

    private static final Logger log = LoggerFactory.getLogger(DeviceMessages.class);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int LOOKS = 200;

    private final Database database;
    private final KafkaClients kafka;
    private @Nullable KafkaProducer<String, byte[]> producer;

    DeviceMessages(Database database, KafkaClients kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    /** The device's stream that a Datastream stands for; nothing if it is another, or one of aggregates. */
    Optional<DeviceStream> stream(long id) {
        return database.ask(handle -> handle.createQuery("""
                        SELECT told.id, datastream.id AS number, datastream.device, datastream.property
                        FROM sta_datastream AS told JOIN datastream ON datastream.id = told.datastream
                        WHERE told.id = :id AND told.kind = 'raw'""")
                .bind("id", id)
                .map((row, context) -> new DeviceStream(
                        row.getLong("id"), row.getInt("number"), row.getString("device"), row.getString("property")))
                .findOne());
    }

    /**
     * Sends a message and waits until its reading is stored, at most ten seconds.
     *
     * @return whether it is; if not, Kafka has the message and it will be
     * @throws ProblemException if Kafka does not take it
     */
    boolean send(DeviceStream stream, DeviceStream.Reading reading, Uplink message) throws InterruptedException {
        try {
            producer().send(UplinkRecords.write(stream.device(), message)).get();
        } catch (ExecutionException | KafkaException e) {
            log.warn("An Observation of {} was not taken by Kafka: {}", stream.device(), e.getMessage());
            throw new ProblemException(Problem.of(
                    ProblemType.KAFKA_AWAY, "Kafka does not take the Observation. Send it again in a few seconds."));
        }
        for (int look = 0; look < LOOKS; look++) {
            if (isStored(stream, reading)) {
                return true;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return false;
    }

    private boolean isStored(DeviceStream stream, DeviceStream.Reading reading) {
        return database.ask(handle -> handle.createQuery("""
                        SELECT EXISTS (SELECT FROM reading
                                       WHERE datastream = :datastream AND time = :time AND value = :value)""")
                .bind("datastream", stream.datastream())
                .bind("time", reading.time())
                .bind("value", reading.value())
                .mapTo(Boolean.class)
                .one());
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            producer = kafka.producer("talpuls-api-sensorthings");
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
