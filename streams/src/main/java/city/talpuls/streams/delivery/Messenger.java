package city.talpuls.streams.delivery;

import city.talpuls.model.destination.Destination;
import city.talpuls.model.destination.Destination.Mail;
import city.talpuls.model.destination.Destination.Topic;
import city.talpuls.model.destination.Destination.Webhook;
import city.talpuls.model.registry.Recipient;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Tells a recipient by its channel, within a time that is bounded whatever happens at the other end. */
final class Messenger implements AutoCloseable {

    /** A mail server asks several questions, and may look into what it is given. */
    private static final Duration FOR_AN_EMAIL = Duration.ofSeconds(30);

    private static final Duration FOR_MQTT = Duration.ofSeconds(20);

    private final Webhooks webhooks;
    private final Mailer mailer;
    private final Publisher publisher;
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("talpuls-delivery-alarm").factory());

    Messenger(Webhooks webhooks, Mailer mailer, Publisher publisher) {
        this.webhooks = webhooks;
        this.mailer = mailer;
        this.publisher = publisher;
    }

    /**
     * Tells it.
     *
     * @throws NotToldException if it did not say that it heard
     */
    void tell(Recipient recipient, Letter letter) throws NotToldException {
        switch (destination(recipient)) {
            case Webhook webhook -> within(webhooks.limit(), () -> webhooks.post(webhook, recipient.secret(), letter));
            case Mail mail -> within(FOR_AN_EMAIL, () -> mailer.send(mail, letter));
            case Topic topic -> within(FOR_MQTT, () -> publisher.publish(topic, letter));
        }
    }

    private static Destination destination(Recipient recipient) throws NotToldException {
        try {
            return Destination.of(recipient.channel(), recipient.address());
        } catch (IllegalArgumentException e) {
            throw new NotToldException("its address cannot be used", e);
        }
    }

    private interface Telling {
        void tell() throws NotToldException;
    }

    private void within(Duration limit, Telling telling) throws NotToldException {
        var deadline = new Deadline(alarms, limit);
        try (deadline) {
            telling.tell();
        } catch (NotToldException e) {
            throw deadline.isPassed() ? new NotToldException("no answer within " + limit.toSeconds() + " s") : e;
        }
    }

    @Override
    public void close() {
        webhooks.close();
        publisher.close();
        alarms.shutdownNow();
    }
}
