package city.talpuls.model.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.talpuls.model.destination.Destination.Mail;
import city.talpuls.model.destination.Destination.Topic;
import city.talpuls.model.destination.Destination.Webhook;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.Recipient;
import city.talpuls.model.registry.Recipient.Channel;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @Test
    void eachChannelHasAddressesOfItsOwn() {
        assertThat(Destination.of(Channel.WEBHOOK, "https://desk.example.org:8443/alerts?key=1"))
                .isEqualTo(new Webhook(URI.create("https://desk.example.org:8443/alerts?key=1")));
        assertThat(Destination.of(Channel.EMAIL, "a@example.org, b.c+d@mail.example.org"))
                .isEqualTo(new Mail(List.of("a@example.org", "b.c+d@mail.example.org")));
        assertThat(Destination.of(Channel.MQTT, "talpuls/alerts/Wupper über alles"))
                .isEqualTo(new Topic("talpuls/alerts/Wupper über alles"));
    }

    @Test
    void anIpv6HostHasNoBrackets() {
        assertThat(new Webhook(URI.create("http://[2001:db8::1]:80/")).host()).isEqualTo("2001:db8::1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk.example.org",
                "ftp://desk.example.org/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "mailto:a@example.org",
                "http:desk.example.org",
                "http://",
                "http:///path",
                "http://127.1/",
                "http://0x7f.1/",
                "http://user@desk.example.org/",
                "http://user:word@desk.example.org/",
                "http://desk.example.org@127.0.0.1/",
                "http://desk.example.org:0/",
                "http://desk.example.org:65536/",
                "http://desk.example.org/#part",
                "http://desk.example.org/a b",
                "http://desk.example.org/\r\nHost: other",
                "http://dösk.example.org/",
                "http://desk.example.org\\@127.0.0.1/"
            })
    void whatIsNoWebhookIsRefused(String address) {
        assertThatThrownBy(() -> Destination.of(Channel.WEBHOOK, address)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "@example.org",
                "a@",
                "a@localhost",
                "a@example..org",
                "a@-example.org",
                "a..b@example.org",
                ".a@example.org",
                "a b@example.org",
                "a@example.org,",
                "a@example.org;b@example.org",
                "A <a@example.org>",
                "a@example.org\r\nBcc: b@example.org",
                "https://desk.example.org/"
            })
    void whatIsNoMailboxIsRefused(String address) {
        assertThatThrownBy(() -> Destination.of(Channel.EMAIL, address)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alerts/#", "alerts/+/wupper", "$SYS/alerts", "alerts\u0000", "alerts\n"})
    void whatNobodyCanPublishUnderIsRefused(String topic) {
        assertThatThrownBy(() -> Destination.of(Channel.MQTT, topic)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRecipientKeepsItsSecretToItself() {
        var desk = new Recipient("desk", "Desk", Channel.WEBHOOK, "https://desk/", "hush", Severity.INFO);

        assertThat(desk).asString().contains("desk").doesNotContain("hush");
    }
}
