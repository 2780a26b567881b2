package city.talpuls.streams.delivery;

import city.talpuls.model.destination.Destination;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Properties;
import java.util.UUID;

/** Hands letters to the mail server as e-mails, in the clear text and German and English. */
final class Mailer {

    private static final String TO_CONNECT_MILLIS = "5000";
    private static final String TO_ANSWER_MILLIS = "10000";

    private final SmtpConfig config;
    private final InstantSource clock;

    /**
     * @param clock says when an e-mail was written
     */
    Mailer(SmtpConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sends a letter.
     *
     * @throws NotToldException if the mail server does not take it for all mailboxes
     */
    void send(Destination.Mail to, Letter letter) throws NotToldException {
        String host = config.host();
        if (host == null || host.isBlank()) {
            throw new NotToldException("no SMTP server is configured");
        }
        Login login = config.login();
        var session = Session.getInstance(settings(login.user().isPresent()));
        try (var transport = session.getTransport("smtp")) {
            var message = message(session, to, letter);
            transport.connect(
                    host,
                    config.port(),
                    login.user().orElse(null),
                    login.secret().orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw new NotToldException("the mail server did not take it", e);
        }
    }

    private Properties settings(boolean hasLogin) {
        var settings = new Properties();
        settings.setProperty("mail.smtp.auth", String.valueOf(hasLogin));
        settings.setProperty("mail.smtp.connectiontimeout", TO_CONNECT_MILLIS);
        settings.setProperty("mail.smtp.timeout", TO_ANSWER_MILLIS);
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.ssl.enable", String.valueOf(config.tls().equals("tls")));
        settings.setProperty(
                "mail.smtp.starttls.enable", String.valueOf(config.tls().equals("starttls")));
        settings.setProperty(
                "mail.smtp.starttls.required", String.valueOf(config.tls().equals("starttls")));
        // The server has said that it took the message; what it says to a farewell changes nothing.
        settings.setProperty("mail.smtp.quitwait", "false");
        return settings;
    }

    private MimeMessage message(Session session, Destination.Mail to, Letter letter) throws MessagingException {
        var message = new SameMessage(session, messageId(letter.key()));
        message.setFrom(new InternetAddress(config.from(), true));
        for (String mailbox : to.mailboxes()) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(mailbox, true));
        }
        message.setSentDate(Date.from(clock.instant()));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text() + "\n", StandardCharsets.UTF_8.name());
        // So that nobody's absence note answers (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private String messageId(String key) {
        String domain = config.from().substring(config.from().indexOf('@') + 1);
        return "<" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@" + domain + ">";
    }

    /** A message whose id is the same at each attempt, so that mailboxes can tell that they have it already. */
    private static final class SameMessage extends MimeMessage {

        private final String id;

        SameMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
