package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningApi.class)
class DeviceImportIT {

    private final TestApi api;
    private final TestDatabase rows;

    DeviceImportIT(TestApi api) {
        this.api = api;
        this.rows = api.empty();
    }

    @Test
    void aTableRegistersDevicesNewOrNot() {
        rows.device("kluse-1", "Kluse", "Elberfeld", 51.2557, 7.1545);

        TestApi.Answer first = post("id,name,profile,sensorHeight\nkluse-1,Pegel Kluse,milesight-em500-udl,6120\n");
        TestApi.Answer second = post("""
                id,name,latitude,longitude
                kluse-1,Kluse,,
                bin-7,Laurentiusplatz,51.2557,7.1445
                """);

        assertThat(first.text()).isEqualTo("{\"created\":1,\"changed\":0}");
        assertThat(second.text()).isEqualTo("{\"created\":1,\"changed\":1}");
        assertThat(api.get("/api/v1/devices/bin-7").json().get("district").asText())
                .isEqualTo("Elberfeld");
        assertThat(api.get("/api/v1/devices/kluse-1").json().get("profile").isNull())
                .isTrue();
        assertThat(rows.changes()).containsExactly("device/kluse-1", "device/bin-7", "device/kluse-1");
    }

    @Test
    void ifALineIsWrongNothingIsChanged() {
        TestApi.Answer answer = post("id,profile\nbin-7,milesight-em310-udl\nbin-8,nobody\nbin-9,nobody\n");

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().get("detail").asText())
                .isEqualTo("line 3: there is no profile 'nobody'; line 4: there is no profile 'nobody'");
        assertThat(rows.changes()).isEmpty();
        assertThat(api.get("/api/v1/devices/bin-7").status()).isEqualTo(404);
    }

    @Test
    void devicesThatGetAProfileHaveWhatWaitedReadAgain() {
        rows.deviceNowhere("bin-7")
                .deadLetter("0-1", Instant.parse("2026-11-23T12:00:00Z"), "unclaimed", new byte[] {1})
                .deadLettersAreOf("bin-7");

        post("id,profile\nbin-7,milesight-em310-udl\n");

        assertThat(api.get("/api/v1/dead-letters/0-1").json().get("state").asText())
                .isEqualTo("asked");
    }

    @Test
    void aHundredThousandDevicesAreOneTable() {
        TestApi.Answer answer = post(IntStream.range(0, 100_000)
                .mapToObj(i ->
                        String.format(Locale.ROOT, "%016x,Glascontainer %d,51.25,7.15,milesight-em310-udl,1500", i, i))
                .collect(Collectors.joining("\n", "id,name,latitude,longitude,profile,binDepth\n", "\n")));

        assertThat(answer.text()).isEqualTo("{\"created\":100000,\"changed\":0}");
        assertThat(rows.changes()).hasSize(100_000);
    }

    /** Tables of a page are read whole faster than by an index; the plans of such tables must not outlive their size. */
    @Test
    void aTableThatIsLongerThanWhatWasThereIsWrittenAsFast() {
        rows.device("kluse-1", "Kluse", "Elberfeld", 51.2557, 7.1545);
        post("id,name,latitude,longitude\nkluse-2,Kluse,51.2557,7.1545\n");
        rows.known();
        long before = readWhole();

        TestApi.Answer answer = post(IntStream.range(0, 20_000)
                .mapToObj(i -> String.format(Locale.ROOT, "%016x,Glascontainer %d,51.25,7.15", i, i))
                .collect(Collectors.joining("\n", "id,name,latitude,longitude\n", "\n")));

        assertThat(answer.text()).isEqualTo("{\"created\":20000,\"changed\":0}");
        assertThat(readWhole() - before).isLessThan(1_000);
    }

    private long readWhole() {
        return rows.readWhole("device", "sta_thing", "sta_location", "sta_historical_location");
    }

    @Test
    void whatIsNoTableIsRefused() {
        TestApi.Answer json = api.send(HttpRequest.newBuilder(api.uri("/api/v1/devices/import"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

        assertThat(json.status()).isEqualTo(415);
        assertThat(post("").status()).isEqualTo(400);
        assertThat(post("id\n" + "x".repeat(20_000_000)).status()).isEqualTo(413);
    }

    private TestApi.Answer post(String table) {
        return api.send(HttpRequest.newBuilder(api.uri("/api/v1/devices/import"))
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(table.getBytes(StandardCharsets.UTF_8)))
                .build());
    }
}
