package city.talpuls.model.destination;

import city.talpuls.model.registry.Recipient.Channel;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a recipient is told: its address, as its channel understands it. */
public sealed interface Destination {

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if the channel has no such address, in a sentence for whoever wrote it
     */
    static Destination of(Channel channel, String address) {
        return switch (channel) {
            case WEBHOOK -> Webhook.of(address);
            case EMAIL -> Mail.of(address);
            case MQTT -> new Topic(address);
        };
    }

    /**
     * An address that takes a POST.
     *
     * @param address http or https, with a host and without a login
     */
    record Webhook(URI address) implements Destination {

        private static final int LONGEST = 2_000;
        private static final int LAST_PORT = 65_535;
        private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

        public Webhook {
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https")) {
                throw new IllegalArgumentException("the address of a webhook begins with http:// or https://");
            }
            if (address.getHost() == null) {
                throw new IllegalArgumentException("the address of a webhook has a host: http(s)://host[:port]/path");
            }
            if (address.getRawUserInfo() != null) {
                throw new IllegalArgumentException(
                        "the address of a webhook has no login in it; a secret signs what is sent");
            }
            if (address.getRawFragment() != null) {
                throw new IllegalArgumentException("the address of a webhook has nothing behind a #");
            }
            if (address.getPort() == 0 || address.getPort() > LAST_PORT) {
                throw new IllegalArgumentException("the port of a webhook is 1 to " + LAST_PORT);
            }
        }

        private static Webhook of(String text) {
            if (text.length() > LONGEST || !PRINTABLE.matcher(text).matches()) {
                throw new IllegalArgumentException("the address of a webhook has at most " + LONGEST
                        + " characters, all of them ASCII and no blanks; others are written %C3%A4 or xn--");
            }
            try {
                return new Webhook(new URI(text));
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException("the address of a webhook is http(s)://host[:port]/path", e);
            }
        }

        /** The host, an IPv6 address without its brackets. */
        public String host() {
            String host = address.getHost();
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        }
    }

    /**
     * One or several mailboxes.
     *
     * @param mailboxes at least one, each {@code somebody@somewhere}
     */
    record Mail(List<String> mailboxes) implements Destination {

        private static final int MOST = 20;
        private static final int LONGEST = 254;

        /** RFC 5321, 4.1.2, without quotes, comments and literal addresses, and with one dot at least in the domain. */
        private static final Pattern MAILBOX = Pattern.compile(
                "[\\w!#$%&'*+/=?^`{|}~-]+(?:\\.[\\w!#$%&'*+/=?^`{|}~-]+)*"
                        + "@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?");

        private static final int LONGEST_LOCAL_PART = 64;

        public Mail {
            mailboxes = List.copyOf(mailboxes);
            if (mailboxes.isEmpty() || mailboxes.size() > MOST) {
                throw new IllegalArgumentException("an e-mail goes to 1 to " + MOST + " mailboxes");
            }
            for (String mailbox : mailboxes) {
                if (mailbox.length() > LONGEST
                        || mailbox.indexOf('@') > LONGEST_LOCAL_PART
                        || !MAILBOX.matcher(mailbox).matches()) {
                    throw new IllegalArgumentException(
                            "an e-mail address is somebody@example.org, several with commas between, not '" + mailbox
                                    + "'");
                }
            }
        }

        private static Mail of(String text) {
            return new Mail(
                    Arrays.stream(text.split(",", -1)).map(String::strip).toList());
        }
    }

    /**
     * What is published under over MQTT.
     *
     * @param name of the topic, without wildcards, as MQTT 5 has it in 4.7
     */
    record Topic(String name) implements Destination {

        private static final int LONGEST_BYTES = 1_000;
        private static final Pattern UNFIT = Pattern.compile("[+#\\p{Cntrl}\\p{Cs}]");

        public Topic {
            if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
                throw new IllegalArgumentException("a topic has 1 to " + LONGEST_BYTES + " bytes");
            }
            if (UNFIT.matcher(name).find()) {
                throw new IllegalArgumentException(
                        "a topic to publish under has no wildcards (+ and #) and no control characters");
            }
            if (name.startsWith("$")) {
                throw new IllegalArgumentException("a topic that begins with $ is the broker's own");
            }
        }
    }
}
