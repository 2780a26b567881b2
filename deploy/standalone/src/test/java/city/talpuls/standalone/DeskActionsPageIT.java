package city.talpuls.standalone;

import static city.talpuls.standalone.DeskPageIT.button;
import static city.talpuls.standalone.DeskPageIT.signIn;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.Visitors.City;
import city.talpuls.standalone.Visitors.Look;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What operators do at the desk, each as far as the platform. */
@ExtendWith(Visitors.class)
final class DeskActionsPageIT {

    private final City city;

    DeskActionsPageIT(City city) {
        this.city = city;
    }

    @Test
    void aDeviceThatNobodyKnowsIsClaimedAndWhatWaitedIsRead() {
        String device = "a84041de5c000001";
        city.send("application/desk/device/" + device + "/event/up", """
                {"deviceInfo": {"devEui": "%s", "deviceName": "neu"}, "time": "%s", "fCnt": 7, "fPort": 85,
                 "data": "AXVkA2cQAQRoZw=="}""".formatted(device, Instant.now()));
        city.await("/api/v1/devices?unclaimed=true", device);
        try (Visit visit = operator("devices?show=waiting")) {
            visit.find(".desk-list").getByText(device).first().click();
            assertThat(visit.find(".desk-detail")).containsText("wartet");
            visit.page().getByLabel("Name", exact()).fill("<b>Stadtgarten</b>");
            visit.page().getByLabel("Breite").fill("51,2557");
            button(visit, "Gerät aufnehmen").click();
            assertThat(visit.find(".desk-detail .field-error:visible")).containsText("Breite und Länge");
            visit.page().getByLabel("Länge").fill("7,1545");
            visit.page().getByLabel("Profil").selectOption("milesight-em300-th");
            visit.page().getByLabel("Sichtbar").selectOption("internal");
            visit.assertIsFine();
            button(visit, "Gerät aufnehmen").click();

            assertThat(visit.find(".desk-detail .form-state")).containsText("Aufgenommen");
            assertThat(visit.find(".desk-detail .same").last()).containsText("PATCH /api/v1/devices/" + device);
            city.await("/api/v1/readings?interval=raw&property=temperature&device=" + device, "\"value\":27.2");
            assertThat(city.api().get("/api/v1/devices/" + device).get("name").asText())
                    .isEqualTo("<b>Stadtgarten</b>");
            assertThat(city.api()
                            .get("/api/v1/devices/" + device)
                            .get("visibility")
                            .asText())
                    .isEqualTo("internal");
            visit.assertIsOfOneHost();
        }
    }

    @Test
    void aCodecIsTriedMendedAndSaved() {
        try (Visit visit = operator("codecs?make=yes&bytes=0a&fPort=2")) {
            visit.page().getByLabel("Kennung").fill("desk-bin");
            Locator source = visit.page().getByLabel("Quelltext");
            source.fill("function decodeUplink(input) {\n  var where;\n  where.call();\n}");
            button(visit, "Probieren").click();
            assertThat(visit.find(".trial-error")).containsText("line 3");
            assertThat(visit.find(".trial-error pre")).containsText("where.call();");
            button(visit, "Zu Zeile 3").click();
            assertThat(source).isFocused();

            source.fill("function decodeUplink(input) { return {data: {TempC_SHT: input.bytes[0] + input.fPort}}; }");
            visit.page().getByLabel("Base64").check();
            visit.page().getByLabel("Bytes einer Nachricht").fill("KQ==");
            button(visit, "Probieren").click();
            assertThat(visit.find(".trial-outcome table")).containsText("43,0");
            visit.assertIsFine();
            button(visit, "Speichern").click();

            assertThat(visit.page()).hasURL(Pattern.compile(".*/codecs/desk-bin$"));
            assertThat(city.api().get("/api/v1/codecs/desk-bin").get("origin").asText())
                    .isEqualTo("operator");
            button(visit, "Löschen").click();
            visit.find("dialog .button-danger").click();
            assertThat(visit.find(".desk-list")).not().containsText("desk-bin");
            assertThat(city.api().ask("/api/v1/codecs/desk-bin").statusCode()).isEqualTo(404);
            visit.assertIsOfOneHost();
        }
    }

    @Test
    void aDeadLetterIsSeenWithItsBytesAndReadAgainWithAllOfItsKind() {
        city.publish("desk-broken", "{\"temperature\": 1e300}");
        city.publish("desk-broken", "{\"temperature\": 2e300}");
        city.await("/api/v1/dead-letters/counts?device=desk-broken", "\"open\":2");
        try (Visit visit = operator("dead-letters?reason=implausible-value&device=desk-broken")) {
            assertThat(visit.find(".reasons a[aria-current]")).containsText("Wert unmöglich");
            visit.find(".desk-list tbody a").first().click();
            assertThat(visit.find(".desk-detail")).containsText("{\"temperature\": 2e300}");
            assertThat(visit.find(".desk-detail")).containsText("7b 22 74 65 6d 70");
            visit.assertIsFine();
            visit.find(".desk-detail").getByText("Noch einmal lesen").click();
            assertThat(visit.find(".desk-detail .course")).containsText("1 von 1 noch einmal gelesen");
            assertThat(visit.find(".desk-detail .course")).containsText("1 wieder nicht (Wert unmöglich)");

            visit.find(".desk-list")
                    .getByText("Alle 2 offenen noch einmal lesen")
                    .click();
            assertThat(visit.find("dialog")).containsText("2 Nachrichten noch einmal lesen?");
            assertThat(visit.find("dialog")).containsText("desk-broken");
            visit.find("dialog").getByText("Noch einmal lesen").last().click();

            assertThat(visit.find(".desk-list .course")).containsText("2 von 2 noch einmal gelesen");
            visit.assertIsOfOneHost();
        }
    }

    @Test
    void aRuleIsMadeCorrectedAtTheFieldThatIsWrongAndSwitchedOff() {
        try (Visit visit = operator("rules?make=yes")) {
            visit.page().getByLabel("Name", exact()).fill("Hitze am Leitstand");
            visit.page().getByLabel("Kennung").fill("desk-heat");
            visit.page().getByLabel("Messgröße").selectOption("temperature");
            visit.page().getByLabel("Ab", exact()).fill("30,5");
            visit.page().getByLabel("Vorbei bei").fill("31");
            button(visit, "Speichern").click();
            assertThat(visit.find(".level .field-error:visible")).containsText("would never be over");
            visit.wasRefused();
            assertThat(visit.page().getByLabel("Vorbei bei")).isFocused();
            visit.assertIsFine();
            visit.page().getByLabel("Vorbei bei").fill("29");
            button(visit, "Speichern").click();

            assertThat(visit.page()).hasURL(Pattern.compile(".*/rules/desk-heat$"));
            assertThat(visit.find(".desk-list")).containsText("Hitze am Leitstand");
            assertThat(city.api()
                            .get("/api/v1/rules/desk-heat")
                            .at("/levels/0/raise")
                            .asDouble())
                    .isEqualTo(30.5);
            button(visit, "Abschalten").click();
            assertThat(button(visit, "Einschalten")).isVisible();
            assertThat(city.api().get("/api/v1/rules/desk-heat").get("enabled").asBoolean())
                    .isFalse();
            visit.page().getByLabel("JSON", exact()).check();
            Locator json = visit.page().getByLabel("Die Regel als JSON");
            json.fill(json.inputValue()
                    .replace("Hitze am Leitstand", "Hitze")
                    .replace("\"enabled\": false", "\"enabled\": true"));
            button(visit, "Speichern").click();
            assertThat(visit.find(".desk-list tbody")).not().containsText("Hitze am Leitstand");
            assertThat(city.api().get("/api/v1/rules/desk-heat").get("enabled").asBoolean())
                    .isTrue();
            button(visit, "Löschen").click();
            visit.find("dialog .button-danger").click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/rules$"));
            assertThat(city.api().ask("/api/v1/rules/desk-heat").statusCode()).isEqualTo(404);
            visit.assertIsOfOneHost();
        }
    }

    @Test
    void anAlertIsAcknowledgedWithNameAndNote() {
        city.api().put("/api/v1/rules/desk-flood", """
                {"name": "Hochwasser am Leitstand", "watch": "value", "property": "water_level", "devices": ["desk-gauge"],
                 "levels": [{"severity": "critical", "raise": 200, "clear": 190}]}""");
        city.publish("desk-gauge", "{\"water_level\": 100}");
        city.await("/api/v1/devices/desk-gauge", "desk-gauge");
        city.publish("desk-gauge", "{\"water_level\": 250}");
        city.await("/api/v1/alerts?rule=desk-flood", "desk-gauge");
        try (Visit visit = operator("alerts")) {
            visit.find(".desk-list").getByText("Hochwasser am Leitstand").click();
            assertThat(visit.find(".desk-detail")).containsText("ausgelöst");
            visit.page().getByLabel("Wer hat ihn gesehen?").fill("");
            button(visit, "Quittieren").click();
            assertThat(visit.find(".desk-detail .field-error:visible")).containsText("by has 1 to 100 characters");
            visit.wasRefused();
            visit.page().getByLabel("Wer hat ihn gesehen?").fill("M. Berg");
            visit.page().getByLabel("Notiz").fill("Schranken sind unterwegs");
            visit.assertIsFine();
            button(visit, "Quittieren").click();

            assertThat(visit.find(".desk-detail .desk-facts").last()).containsText("M. Berg");
            assertThat(visit.find(".desk-list tbody")).containsText("gesehen: M. Berg");
            assertThat(city.api()
                            .get("/api/v1/alerts?rule=desk-flood")
                            .at("/items/0/note")
                            .asText())
                    .isEqualTo("Schranken sind unterwegs");
            visit.assertIsOfOneHost();
        }
    }

    @Test
    void aRecipientIsMadeAndTried() {
        try (Visit visit = operator("recipients?make=yes")) {
            visit.page().getByLabel("Name", exact()).fill("Tafel");
            visit.page().getByLabel("Kennung").fill("desk-board");
            visit.page().getByLabel("Weg").selectOption("webhook");
            visit.page().getByLabel("Adresse").fill("http://127.0.0.1/alerts");
            button(visit, "Speichern").click();
            assertThat(visit.find(".field-error:visible")).containsText("internal to this machine");
            visit.wasRefused();
            visit.assertIsFine();
            visit.page().getByLabel("Weg").selectOption("mqtt");
            visit.page().getByLabel("Adresse").fill("talpuls/alerts/desk");
            button(visit, "Speichern").click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/recipients/desk-board$"));
            button(visit, "Probe senden").click();

            assertThat(visit.find(".delivery")).containsText("Zugestellt");
            visit.assertIsOfOneHost();
        }
    }

    private Visit operator(String part) {
        Visit visit = city.visit("#/desk/" + part, Look.DESKTOP);
        signIn(visit, city.adminKey());
        return visit;
    }

    private static Page.GetByLabelOptions exact() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
