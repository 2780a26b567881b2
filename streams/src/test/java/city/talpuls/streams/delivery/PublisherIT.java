package city.talpuls.streams.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.destination.Destination.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Mosquitto hears of alerts. */
class PublisherIT {

    private static final Letter LETTER = new Letter("a-1/1/board", "subject", "text", "{\"text\":\"Wupper über 3 m\"}");

    @TempDir
    private Path folder;

    private Mosquitto mosquitto;

    @BeforeEach
    void start() throws IOException {
        mosquitto = Mosquitto.start(folder, "talpuls/alerts/#");
    }

    @AfterEach
    void end() {
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    @Test
    void whoeverSubscribesToTheTopicHears() throws Exception {
        try (var publisher = publisher()) {
            BlockingQueue<Mosquitto.Heard> heard = mosquitto.listen("talpuls/alerts/#");

            publisher.publish(new Topic("talpuls/alerts/board"), LETTER);
            publisher.publish(new Topic("talpuls/alerts/board"), LETTER);

            for (int i = 0; i < 2; i++) {
                assertThat(heard.poll(10, TimeUnit.SECONDS))
                        .isEqualTo(new Mosquitto.Heard("talpuls/alerts/board", LETTER.json()));
            }
        }
    }

    @Test
    void aBrokerThatRefusesTheTopicIsNoSuccess() {
        try (var publisher = publisher()) {
            assertThatThrownBy(() -> publisher.publish(new Topic("talpuls/v1/gateway/device/up"), LETTER))
                    .isInstanceOf(NotToldException.class);
        }
    }

    @Test
    void aBrokerThatWasAwayHearsAgain() throws Exception {
        try (var publisher = publisher()) {
            publisher.publish(new Topic("talpuls/alerts/board"), LETTER);
            mosquitto.stop();
            assertThatThrownBy(() -> publisher.publish(new Topic("talpuls/alerts/board"), LETTER))
                    .isInstanceOf(NotToldException.class);
            mosquitto.startAgain();

            publisher.publish(new Topic("talpuls/alerts/board"), LETTER);
        }
    }

    private Publisher publisher() {
        return new Publisher(new MqttConfig(mosquitto.address(), null, null, null));
    }
}
