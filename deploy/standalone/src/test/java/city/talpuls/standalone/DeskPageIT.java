package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.Visitors.City;
import city.talpuls.standalone.Visitors.Look;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets into the operators' desk, how far, and out again. */
@ExtendWith(Visitors.class)
final class DeskPageIT {

    private final City city;

    DeskPageIT(City city) {
        this.city = city;
    }

    @Test
    void aWrongKeyIsToldInWords() {
        try (Visit visit = city.visit("#/desk", Look.DESKTOP)) {
            signIn(visit, "tp_0000000000000000_nobody");

            assertThat(visit.find(".signin .field-error")).containsText("kennt die Plattform nicht");
            assertThat(visit.find(".signin input")).isFocused();
            assertThat(visit.find(".signin input")).hasValue("tp_0000000000000000_nobody");
            assertThat(visit.find(".signin-help")).containsText("./data/admin-key");
        }
    }

    @Test
    void whoSignsInIsInSightUntilHeSignsOutAndOnlyTheTabKnowsHim() {
        try (Visit visit = city.visit("#/desk", Look.PHONE)) {
            signIn(visit, city.adminKey());
            assertThat(visit.find(".identity")).containsText("first admin");
            assertThat(visit.find("#account")).isVisible();
            visit.assertIsFine();

            visit.page().reload();
            assertThat(visit.find(".identity")).containsText("first admin");
            assertThat((String) visit.page().evaluate("JSON.stringify(localStorage) + location.href"))
                    .doesNotContain(city.adminKey());
            Page another = visit.page().context().newPage();
            another.navigate(city.httpUri().resolve("/#/desk").toString());
            assertThat(another.locator(".signin")).isVisible();
            another.close();

            visit.find(".identity button").click();
            assertThat(visit.find(".signin")).isVisible();
            assertThat(visit.find("#account")).isHidden();
            assertThat(visit.page().evaluate("sessionStorage.length")).isEqualTo(0);
            visit.assertIsFine();
        }
    }

    @Test
    void anAnalystSeesAndCannotAct() {
        city.publish("desk-seen", "{\"temperature\": 9.5, \"name\": \"Gesehenes Gerät\"}");
        city.await("/api/v1/devices/desk-seen", "Gesehenes");
        try (Visit visit = city.visit("#/desk/devices?search=desk-seen", Look.DESKTOP)) {
            signIn(visit, keyFor("analyst"));

            assertThat(visit.find(".desk-ways a"))
                    .hasText(new String[] {"Alarme", "Geräte", "Codecs", "Unlesbare Nachrichten", "Alarmregeln"});
            visit.find(".desk-list").getByText("Gesehenes Gerät").click();
            assertThat(visit.find(".desk-detail")).containsText("desk-seen");
            assertThat(visit.find(".desk-detail")).containsText("wer die Rolle „operator“ hat");
            assertThat(visit.find(".desk-detail form")).hasCount(0);
            visit.assertIsFine();
        }
    }

    @Test
    void aReaderIsToldWhyThereIsNothing() {
        try (Visit visit = city.visit("#/desk", Look.PHONE_DARK)) {
            signIn(visit, keyFor("reader"));

            assertThat(visit.find(".desk-nothing")).containsText("Your key has the role “reader”");
            assertThat(visit.find(".desk-ways")).isHidden();
            visit.assertIsFine();
        }
    }

    @Test
    void aKeyThatEndsInTheMiddleOfTheWorkCostsNothingThatWasWritten() {
        JsonNode key = city.api().post("/api/v1/keys", "{\"name\": \"desk short\", \"role\": \"operator\"}");
        try (Visit visit = city.visit("#/desk/codecs?make=yes", Look.DESKTOP)) {
            signIn(visit, key.get("key").asText());
            visit.page().getByLabel("Kennung").fill("desk-kept");
            city.api().delete("/api/v1/keys/" + key.get("id").asText());
            button(visit, "Speichern").click();

            assertThat(visit.find("dialog")).containsText("Ihr Schlüssel gilt nicht mehr");
            visit.wasRefused();
            visit.assertIsFine();
            visit.find("dialog input").fill(keyFor("operator"));
            visit.find("dialog form .button-main").click();
            assertThat(visit.find("dialog")).hasCount(0);
            assertThat(visit.find(".identity")).containsText("desk operator");
            assertThat(visit.page().getByLabel("Kennung")).hasValue("desk-kept");
            visit.assertIsOfOneHost();
        }
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void everyPartIsForEverybody(Look look) {
        try (Visit visit = city.visit("#/desk", look)) {
            signIn(visit, city.adminKey());
            assertThat(visit.find(".desk-ways a")).hasCount(7);
            for (Locator way : visit.find(".desk-ways a").all()) {
                way.click();
                String part = way.getAttribute("data-part");
                assertThat(visit.find(".desk-part[data-part=" + part + "] .paged table"))
                        .isVisible();
                visit.assertIsFine();
                visit.picture("desk-" + part + "-" + look);
            }
        }
    }

    static void signIn(Visit visit, String key) {
        visit.find(".signin input").fill(key);
        visit.find(".signin form .button-main").click();
    }

    static Locator button(Visit visit, String name) {
        return visit.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private String keyFor(String role) {
        String body = "{\"name\": \"desk " + role + "\", \"role\": \"" + role + "\"}";
        return city.api().post("/api/v1/keys", body).get("key").asText();
    }
}
