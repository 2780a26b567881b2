package city.talpuls.standalone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.standalone.Visitors.City;
import city.talpuls.standalone.Visitors.Look;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page hears while it is open. */
@ExtendWith(Visitors.class)
final class LivePageIT {

    private final City city;

    LivePageIT(City city) {
        this.city = city;
    }

    @Test
    void whoSignsInSeesAndHearsOfInternalDevicesUntilHeSignsOut() {
        city.api().put("/api/v1/devices/live-cellar", "{\"name\": \"Ratskeller\", \"visibility\": \"internal\"}");
        city.publish("live-cellar", "{\"temperature\": 7.5}");
        city.await("/api/v1/readings?interval=raw&property=temperature&device=live-cellar", "\"value\":7.5");
        try (Visit visit = city.visit("#/property/temperature", Look.DESKTOP)) {
            assertThat(visit.find("html")).hasAttribute("data-connection", "live");
            assertThat(visit.find("#list [data-testid=device-row]").first()).isVisible();
            assertThat(visit.row("live-cellar")).hasCount(0);

            visit.page().evaluate("location.hash = '#/desk'");
            DeskPageIT.signIn(visit, city.adminKey());
            assertThat(visit.find(".identity")).containsText("first admin");
            visit.page().evaluate("location.hash = '#/device/live-cellar/temperature'");
            assertThat(visit.latestValue("live-cellar")).hasAttribute("data-value", "7.5");
            assertThat(visit.find("html")).hasAttribute("data-connection", "live");
            city.publish("live-cellar", "{\"temperature\": 8.25}");
            assertThat(visit.latestValue("live-cellar")).hasAttribute("data-value", "8.25");

            visit.page().evaluate("location.hash = '#/desk'");
            visit.find(".identity button").click();
            visit.page().evaluate("location.hash = '#/property/temperature'");
            assertThat(visit.row("live-cellar")).hasCount(0);
            assertThat(visit.find("html")).hasAttribute("data-connection", "live");
            visit.wasRefused();
            visit.assertIsFine();
        }
    }

    @Test
    void aStreamIsReadInPiecesOfAnySize() {
        try (Visit visit = city.visit("", Look.DESKTOP)) {
            Object read = visit.page().evaluate("""
                    async () => {
                      const { EventReading } = await import('./app/data/eventstream.js');
                      const stream = ': hello\\r\\n\\r\\nevent: reading\\ndata: {"a":\\ndata: 1}\\n\\nid: 7\\n\\n'
                        + 'event:reading\\r\\ndata:two\\r\\n\\r\\ndata\\rdata:  x\\r\\rretry: 5\\nevent: lost\\n';
                      const inPieces = (size) => {
                        const reading = new EventReading();
                        const events = [];
                        for (let at = 0; at < stream.length; at += size) {
                          events.push(...reading.events(stream.slice(at, at + size)));
                        }
                        return JSON.stringify(events.map(({ type, data }) => [type, data]));
                      };
                      return [...new Set(Array.from(stream, (letter, index) => inPieces(index + 1)))];
                    }""");

            assertThat(read).isEqualTo(List.of("""
                    [["reading","{\\"a\\":\\n1}"],["reading","two"],["message","\\n x"]]""".strip()));
        }
    }
}
