package city.talpuls.standalone;

import static city.talpuls.standalone.DeskPageIT.signIn;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.Visitors.City;
import city.talpuls.standalone.Visitors.Look;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators do at the desk, each as far as the platform. */
@ExtendWith(Visitors.class)
final class DeskActionsPageIT {

    private final City city;

    DeskActionsPageIT(City city) {
        this.city = city;
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aDeviceThatNobodyKnowsIsClaimedAndWhatWaitedIsRead(Look look) {
        String device = "a84041de%08x".formatted(look.name().hashCode());
        city.send("application/desk/device/" + device + "/event/up", """
                {"deviceInfo": {"devEui": "%s", "deviceName": "neu"}, "time": "%s", "fCnt": 7, "fPort": 85,
                 "data": "AXVkA2cQAQRoZw=="}""".formatted(device, Instant.now()));
        city.await("/api/v1/devices?unclaimed=true", device);
        try (Visit visit = operator(look, "devices?show=waiting")) {
            visit.find(".desk-list").getByText(device).first().click();
            assertThat(visit.find(".desk-detail")).containsText(visit.says("wartet", "waits"));
            field(visit, "Name", "Name").fill("<b>Stadtgarten</b>");
            field(visit, "Breite", "Latitude").fill(visit.says("51,2557", "51.2557"));
            button(visit, "Gerät aufnehmen", "Claim the device").click();
            assertThat(visit.find(".desk-detail .field-error:visible"))
                    .containsText(visit.says("Breite und Länge", "a latitude and a longitude"));
            field(visit, "Länge", "Longitude").fill(visit.says("7,1545", "7.1545"));
            field(visit, "Profil", "Profile").selectOption("milesight-em300-th");
            field(visit, "Sichtbar", "Visible").selectOption("internal");
            visit.assertIsFine();
            button(visit, "Gerät aufnehmen", "Claim the device").click();

            assertThat(visit.find(".desk-detail .form-state")).containsText(visit.says("Aufgenommen", "Claimed"));
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

    @ParameterizedTest
    @EnumSource(Look.class)
    void aCodecIsTriedMendedAndSaved(Look look) {
        String codec = look.own("desk-bin");
        try (Visit visit = operator(look, "codecs?make=yes&bytes=0a&fPort=2")) {
            field(visit, "Kennung", "Id").fill(codec);
            Locator source = field(visit, "Quelltext", "Source");
            source.fill("function decodeUplink(input) {\n  var where;\n  where.call();\n}");
            button(visit, "Probieren", "Try").click();
            assertThat(visit.find(".trial-error")).containsText("line 3");
            assertThat(visit.find(".trial-error pre")).containsText("where.call();");
            button(visit, "Zu Zeile 3", "To line 3").click();
            assertThat(source).isFocused();

            source.fill("function decodeUplink(input) { return {data: {TempC_SHT: input.bytes[0] + input.fPort}}; }");
            field(visit, "Base64", "Base64").check();
            field(visit, "Bytes einer Nachricht", "Bytes of a message").fill("KQ==");
            button(visit, "Probieren", "Try").click();
            assertThat(visit.find(".trial-outcome table")).containsText(visit.says("43,0", "43.0"));
            visit.assertIsFine();
            button(visit, "Speichern", "Save").click();

            assertThat(visit.page()).hasURL(Pattern.compile(".*/codecs/" + codec + "$"));
            assertThat(city.api().get("/api/v1/codecs/" + codec).get("origin").asText())
                    .isEqualTo("operator");
            button(visit, "Löschen", "Delete").click();
            visit.find("dialog .button-danger").click();
            assertThat(visit.find(".desk-list")).not().containsText(codec);
            assertThat(city.api().ask("/api/v1/codecs/" + codec).statusCode()).isEqualTo(404);
            visit.assertIsOfOneHost();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aDeadLetterIsSeenWithItsBytesAndReadAgainWithAllOfItsKind(Look look) {
        String device = look.own("desk-broken");
        city.publish(device, "{\"temperature\": 1e300}");
        city.publish(device, "{\"temperature\": 2e300}");
        city.await("/api/v1/dead-letters/counts?device=" + device, "\"open\":2");
        try (Visit visit = operator(look, "dead-letters?reason=implausible-value&device=" + device)) {
            assertThat(visit.find(".reasons a[aria-current]"))
                    .containsText(visit.says("Wert unmöglich", "Impossible value"));
            visit.find(".desk-list tbody a").first().click();
            assertThat(visit.find(".desk-detail")).containsText("{\"temperature\": 2e300}");
            assertThat(visit.find(".desk-detail")).containsText("7b 22 74 65 6d 70");
            visit.assertIsFine();
            visit.find(".desk-detail")
                    .getByText(visit.says("Noch einmal lesen", "Read again"))
                    .click();
            assertThat(visit.find(".desk-detail .course"))
                    .containsText(visit.says("1 von 1 noch einmal gelesen", "1 of 1 read again"));
            assertThat(visit.find(".desk-detail .course"))
                    .containsText(visit.says("1 wieder nicht (Wert unmöglich)", "1 failed again (Impossible value)"));

            visit.find(".desk-detail .back").click();
            visit.find(".desk-list")
                    .getByText(visit.says("Alle 2 offenen noch einmal lesen", "Read all 2 open ones again"))
                    .click();
            assertThat(visit.find("dialog"))
                    .containsText(visit.says("2 Nachrichten noch einmal lesen?", "Read 2 messages again?"));
            assertThat(visit.find("dialog")).containsText(device);
            visit.find("dialog")
                    .getByText(visit.says("Noch einmal lesen", "Read again"))
                    .last()
                    .click();

            assertThat(visit.find(".desk-list .course"))
                    .containsText(visit.says("2 von 2 noch einmal gelesen", "2 of 2 read again"));
            visit.assertIsOfOneHost();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aRuleIsMadeCorrectedAtTheFieldThatIsWrongAndSwitchedOff(Look look) {
        String rule = look.own("desk-heat");
        try (Visit visit = operator(look, "rules?make=yes")) {
            field(visit, "Name", "Name").fill("Hitze am Leitstand");
            field(visit, "Kennung", "Id").fill(rule);
            field(visit, "Messgröße", "Property").selectOption("temperature");
            field(visit, "Ab", "From").fill(visit.says("30,5", "30.5"));
            field(visit, "Vorbei bei", "Over at").fill("31");
            button(visit, "Speichern", "Save").click();
            assertThat(visit.find(".level .field-error:visible")).containsText("would never be over");
            visit.wasRefused();
            assertThat(field(visit, "Vorbei bei", "Over at")).isFocused();
            visit.assertIsFine();
            field(visit, "Vorbei bei", "Over at").fill("29");
            button(visit, "Speichern", "Save").click();

            assertThat(visit.page()).hasURL(Pattern.compile(".*/rules/" + rule + "$"));
            assertThat(visit.find(".desk-list")).containsText("Hitze am Leitstand");
            assertThat(city.api()
                            .get("/api/v1/rules/" + rule)
                            .at("/levels/0/raise")
                            .asDouble())
                    .isEqualTo(30.5);
            button(visit, "Abschalten", "Switch off").click();
            assertThat(button(visit, "Einschalten", "Switch on")).isVisible();
            assertThat(city.api().get("/api/v1/rules/" + rule).get("enabled").asBoolean())
                    .isFalse();
            field(visit, "JSON", "JSON").check();
            Locator json = field(visit, "Die Regel als JSON", "The rule as JSON");
            json.fill(json.inputValue()
                    .replace("Hitze am Leitstand", "Hitze")
                    .replace("\"enabled\": false", "\"enabled\": true"));
            button(visit, "Speichern", "Save").click();
            assertThat(visit.find(".desk-list tbody")).not().containsText("Hitze am Leitstand");
            assertThat(city.api().get("/api/v1/rules/" + rule).get("enabled").asBoolean())
                    .isTrue();
            button(visit, "Löschen", "Delete").click();
            visit.find("dialog .button-danger").click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/rules$"));
            assertThat(city.api().ask("/api/v1/rules/" + rule).statusCode()).isEqualTo(404);
            visit.assertIsOfOneHost();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void anAlertIsAcknowledgedWithNameAndNote(Look look) {
        String rule = look.own("desk-flood");
        String device = look.own("desk-gauge");
        city.api().put("/api/v1/rules/" + rule, """
                {"name": "Hochwasser an %1$s", "watch": "value", "property": "water_level", "devices": ["%1$s"],
                 "levels": [{"severity": "critical", "raise": 200, "clear": 190}]}""".formatted(device));
        city.publish(device, "{\"water_level\": 100}");
        city.await("/api/v1/devices/" + device, device);
        city.publish(device, "{\"water_level\": 250}");
        city.await("/api/v1/alerts?rule=" + rule, device);
        try (Visit visit = operator(look, "alerts")) {
            visit.find(".desk-list").getByText("Hochwasser an " + device).click();
            assertThat(visit.find(".desk-detail")).containsText(visit.says("ausgelöst", "raised"));
            field(visit, "Wer hat ihn gesehen?", "Who has seen it?").fill("");
            button(visit, "Quittieren", "Acknowledge").click();
            assertThat(visit.find(".desk-detail .field-error:visible")).containsText("by has 1 to 100 characters");
            visit.wasRefused();
            field(visit, "Wer hat ihn gesehen?", "Who has seen it?").fill("M. Berg");
            field(visit, "Notiz", "Note").fill("Schranken sind unterwegs");
            visit.assertIsFine();
            button(visit, "Quittieren", "Acknowledge").click();

            assertThat(visit.find(".desk-detail .desk-facts").last()).containsText("M. Berg");
            assertThat(row(visit, "Hochwasser an " + device))
                    .containsText(visit.says("gesehen: M. Berg", "seen: M. Berg"));
            assertThat(city.api()
                            .get("/api/v1/alerts?rule=" + rule)
                            .at("/items/0/note")
                            .asText())
                    .isEqualTo("Schranken sind unterwegs");
            visit.assertIsOfOneHost();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aRecipientIsMadeAndTried(Look look) {
        String recipient = look.own("desk-board");
        try (Visit visit = operator(look, "recipients?make=yes")) {
            field(visit, "Name", "Name").fill("Tafel");
            field(visit, "Kennung", "Id").fill(recipient);
            field(visit, "Weg", "Channel").selectOption("webhook");
            field(visit, "Adresse", "Address").fill("http://127.0.0.1/alerts");
            button(visit, "Speichern", "Save").click();
            assertThat(visit.find(".field-error:visible")).containsText("internal to this machine");
            visit.wasRefused();
            visit.assertIsFine();
            field(visit, "Weg", "Channel").selectOption("mqtt");
            field(visit, "Adresse", "Address").fill("talpuls/alerts/desk");
            button(visit, "Speichern", "Save").click();
            assertThat(visit.page()).hasURL(Pattern.compile(".*/recipients/" + recipient + "$"));
            button(visit, "Probe senden", "Send a trial").click();

            assertThat(visit.find(".delivery")).containsText(visit.says("Zugestellt", "Delivered"));
            visit.assertIsOfOneHost();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void aKeyIsShownOnceAndCountsUntilItIsRevoked(Look look) {
        String name = look.own("Tafel im Rathaus");
        try (Visit visit = operator(look, "keys")) {
            visit.find(".desk-filter")
                    .getByText(visit.says("Neuer Schlüssel", "New key"))
                    .click();
            field(visit, "Für wen oder was", "For whom or what").fill(name);
            visit.find(".desk-detail").getByText(visit.says("Alarme", "Alerts")).click();
            button(visit, "Schlüssel machen", "Make the key").click();

            Locator secret = visit.page().getByTestId("new-key");
            assertThat(secret).containsText("tp_");
            assertThat(visit.find("dialog")).containsText(visit.says("nur dieses eine Mal", "this one time only"));
            String key = secret.textContent();
            assertThat(statusWith(key)).isEqualTo(200);
            button(visit, "Ich habe ihn", "I have it").click();
            assertThat(secret).hasCount(0);
            assertThat(visit.page().content()).doesNotContain(key);

            visit.find(".desk-detail .back").click();
            Locator row = row(visit, name);
            assertThat(row).containsText("alerts");
            row.getByRole(AriaRole.BUTTON).click();
            assertThat(visit.find("dialog")).containsText("DELETE /api/v1/keys/");
            visit.page().keyboard().press("Escape");
            assertThat(row.getByRole(AriaRole.BUTTON)).isFocused();
            assertThat(statusWith(key)).isEqualTo(200);
            row.getByRole(AriaRole.BUTTON).click();
            visit.find("dialog")
                    .getByText(visit.says("Widerrufen", "Revoke"), exactly())
                    .click();

            assertThat(row).containsText(visit.says("widerrufen", "revoked"));
            assertThat(statusWith(key)).isEqualTo(401);
            visit.assertIsFine();
        }
    }

    private Visit operator(Look look, String part) {
        Visit visit = city.visit("#/desk/" + part, look);
        signIn(visit, city.adminKey());
        return visit;
    }

    private static Locator field(Visit visit, String german, String english) {
        return visit.page().getByLabel(visit.says(german, english), new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator button(Visit visit, String german, String english) {
        return DeskPageIT.button(visit, visit.says(german, english));
    }

    private static Locator row(Visit visit, String text) {
        return visit.find(".desk-list tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private int statusWith(String key) {
        return new ApiClient(city.httpUri(), key).ask("/api/v1/me").statusCode();
    }
}
