package city.talpuls.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RunningApi.class)
class BadRequestsIT {

    private final TestApi api;

    BadRequestsIT(TestApi api) {
        this.api = api;
        api.empty().deviceNowhere("d").datastream(1, "d", "p", null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /readings?property=p                                        | device
            /readings?device=d                                          | property
            /readings?device=&property=p                                | device
            /readings?device=a%00b&property=p                           | device
            /readings?device=d&property=a%00b                           | property
            /readings?device=d&property=%00                             | property
            /readings?device='%20OR%201=1%20--&property=p               | device
            /readings?device=d&property=p&from=yesterday                | from
            /readings?device=d&property=p&from=                         | from
            /readings?device=d&property=p&from=2026-11-23               | from
            /readings?device=d&property=p&from=2026-11-23T10:00:00      | from
            /readings?device=d&property=p&from=2026-02-30T10:00:00Z     | from
            /readings?device=d&property=p&from=2026-11-23T11:00:00+01:00| from
            /readings?device=d&property=p&to=10000-01-01T00:00:00Z      | to
            /readings?device=d&property=p&to=0000-01-01T00:00:00Z       | to
            /readings?device=d&property=p&from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z | from
            /readings?device=d&property=p&from=1500-01-01T00:00:00Z&to=2000-01-01T00:00:00Z | from
            /readings?device=d&property=p&interval=2h                   | interval
            /readings?device=d&property=p&interval=                     | interval
            /readings?device=d&property=p&interval=2d                   | interval
            /readings?device=d&property=p&interval=1d&tz=Wuppertal      | tz
            /readings?device=d&property=p&interval=1d&tz=               | tz
            /readings?device=d&property=p&interval=1d&tz=Africa/Monrovia&from=1971-01-01T00:00:00Z&to=1971-02-01T00:00:00Z | tz
            /readings.csv?device=d&property=p&interval=1d&tz=Africa/Monrovia&from=1971-01-01T00:00:00Z&to=1971-02-01T00:00:00Z | tz
            /readings?device=d&property=p&interval=1h&aggregate=median  | aggregate
            /readings?device=d&property=p&interval=1h&aggregate=mean,   | aggregate
            /readings?device=d&property=p&aggregate=mean                | aggregate
            /readings?device=d&property=p&interval=raw&aggregate=mean   | aggregate
            /readings?device=d&property=p&fill=previous                 | fill
            /readings?device=d&property=p&interval=1h&fill=zero         | fill
            /readings?device=d&property=p&interval=1h&fill=             | fill
            /readings?device=d&property=p&interval=1h&points=10         | points
            /readings?device=d&property=p&interval=auto&points=0        | points
            /readings?device=d&property=p&interval=auto&points=10001    | points
            /readings?device=d&property=p&interval=auto&points=many     | points
            /readings?device=d&property=p&quality=bad                   | quality
            /readings?device=d&property=p&interval=1h&aggregate=p101    | aggregate
            /readings?device=d&property=p&interval=1h&aggregate=p       | aggregate
            /readings?device=d&property=p&interval=1h&aggregate=p99.99  | aggregate
            /readings?device=d&property=p&aggregate=p50                 | aggregate
            /readings?device=d,e&property=p                             | group
            /readings?district=Barmen&property=p                        | group
            /readings?device=d&district=Barmen&property=p&group=device  | district
            /readings?device=d&bbox=7,51,8,52&property=p&group=device   | bbox
            /readings?device=d,d&property=p&group=device                | device
            /readings?device=d,&property=p&group=device                 | device
            /readings?bbox=7,52,8,51&property=p&group=device            | bbox
            /readings?device=d&property=p&group=district                | group
            /readings?device=d&property=p&group=device&spatial=mean     | spatial
            /readings?device=d&property=p&interval=1h&spatial=median    | spatial
            /readings?device=d&property=p&spatial=mean                  | interval
            /readings?device=d&property=p&interval=raw&spatial=mean     | interval
            /readings?device=d&property=p&interval=1h&spatial=mean&aggregate=last | aggregate
            /readings?device=d&property=p&group=device&cursor=abc       | cursor
            /readings?device=d&property=p&compare=P7D                   | compare
            /readings?device=d&property=p&interval=1h&compare=PT1H      | compare
            /readings?device=d&property=p&interval=1h&compare=P0D       | compare
            /readings?device=d&property=p&interval=1h&compare=P-7D      | compare
            /readings?device=d&property=p&interval=1h&compare=P11Y      | compare
            /readings?device=d&property=p&interval=P1W&compare=P1Y      | compare
            /readings?device=d&property=p&interval=P1M&compare=P7D      | compare
            /readings?device=d&property=p&interval=P1Y&compare=P1M      | compare
            /readings?device=d&property=p&limit=0                       | limit
            /readings?device=d&property=p&limit=-1                      | limit
            /readings?device=d&property=p&limit=1000000000              | limit
            /readings?device=d&property=p&limit=99999999999999          | limit
            /readings?device=d&property=p&limit=ten                     | limit
            /readings?device=d&property=p&limit=                        | limit
            /readings?device=d&property=p&limit=1&limit=2               | limit
            /readings?device=d&property=p&cursor=                       | cursor
            /readings?device=d&property=p&cursor=abc                    | cursor
            /readings?device=d&property=p&cursor=%F0%9F%92%A9           | cursor
            /readings?device=d&property=p&colour=red                    | colour
            /readings?device=d&device=d&property=p                      | device
            /readings.csv?device=d&property=p&limit=10                  | limit
            /readings.csv?device=d&property=p&from=x                    | from
            /devices?limit=0                                            | limit
            /devices?cursor=AAAA                                        | cursor
            /devices?offset=10                                          | offset
            /devices/a%00b                                              | id
            /devices/a%20b                                              | id
            /devices/d?x=1                                              | x
            /datastreams?property=%20                                   | property
            /datastreams?device=a%2Fb                                   | device
            /latest?property=                                           | property
            /latest?property=p&bbox=1,2,3                               | bbox
            /latest?property=p&bbox=1,2,3,NaN                           | bbox
            /latest?property=p&bbox=7,52,8,51                           | bbox
            /latest?property=p&bbox=-181,51,8,52                        | bbox
            /latest?property=p&district=%00                             | district
            /latest?property=p&district=                                | district
            /dead-letters?reason=bad-luck                               | reason
            /dead-letters?limit=10001                                   | limit
            /dead-letters?state=lost                                    | state
            /dead-letters?device=a%00b                                  | device
            /dead-letters?from=yesterday                                | from
            /dead-letters/replays/x                                     | id
            /devices?unclaimed=maybe                                    | unclaimed
            /devices/a%00b/gaps                                         | id
            /devices/d/gaps?limit=0                                     | limit
            /devices/d/gaps?to=soon                                     | to
            /bins?threshold=0                                           | threshold
            /bins?threshold=101                                         | threshold
            /bins?threshold=full                                        | threshold
            /bins?threshold=NaN                                         | threshold
            /bins?before=soon                                           | before
            /bins?district=                                             | district
            /bins?limit=0                                               | limit
            /bins?cursor=abc                                            | cursor
            /bins?level=3                                               | level
            /bins/a%00b                                                 | device
            /bins/d?threshold=-1                                        | threshold
            /bins/d?before=2026-11-23T00:00:00Z                         | before
            /codecs/a%00b                                               | id
            /alerts/%00                                                 | id
            /alerts?rule=%00                                            | rule
            /codecs?limit=0                                             | limit
            /profiles?cursor=abc                                        | cursor
            /gateways?colour=red                                        | colour
            /live?device=a%00b                                          | device
            /live?colour=red                                            | colour
            /properties?limit=3                                         | limit
            /accounting?x=                                              | x
            /verification?from=x                                        | from
            /verification?from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z | from
            /verification?device=d                                      | device
            /indices?colour=red                                         | colour
            /indices/uba-lqi                                            | device
            /indices/uba-lqi?device=a%00b                               | device
            /indices/uba-lqi?device=d&district=Elberfeld                | district
            /indices/uba-lqi?device=d&version=1999                      | version
            /indices/uba-lqi?device=d&limit=0                           | limit
            /indices/uba-lqi?device=d&cursor=abc                        | cursor
            /indices/uba-lqi?device=d&from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z | from
            /indices/uba-lqi?device=d&from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z | from
            /limit-values?year=2025                                     | year
            /exceedances                                                | year
            /exceedances?year=last                                      | year
            /exceedances?year=1999                                      | year
            /exceedances?year=3000                                      | year
            /exceedances?year=99999999999                               | year
            /exceedances?year=2025&tz=Wuppertal                         | tz
            /exceedances?year=2025&tz=Asia/Kolkata                      | tz
            /exceedances?year=2025&device=d&district=Elberfeld          | district
            /exceedances?year=2025&directive=1999/30/EC                 | directive
            /exceedances?year=2025&property=temperature                 | property
            /noise                                                      | device
            /noise?device=d&district=Elberfeld                          | district
            /noise?device=d&from=2026-11-23T00:00:01Z&to=2026-11-24T12:00:00Z&tz=UTC | from
            /noise?device=d&from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z | from
            /noise?device=d&from=2200-01-01T00:00:00Z                   | from
            /noise?device=d&tz=Asia/Kolkata                             | tz
            /map?%00=                                                   | '\0'
            """)
    void aBadParameterIsNamed(String path, String field) {
        TestApi.Answer answer = api.get("/api/v1" + path);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("type").asText()).isEqualTo("https://talpuls.city/problems/bad-parameter");
        assertThat(problem.get("status").asInt()).isEqualTo(400);
        assertThat(problem.get("detail").asText()).isNotBlank();
        if (!path.startsWith("/map")) {
            assertThat(problem.get("field").asText()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/nothing",
                "/api/v1",
                "/api/v2/devices",
                "/nothing.html",
                "/webjars/leaflet/9.9.9/x.js",
                "/openapi/../application-api.yml"
            })
    void whatIsNotThereIsAProblemToo(String path) {
        TestApi.Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/webjars/%00", "/openapi/talpuls.yml%00.html", "/api/v1/%0A"})
    void anAddressWithAControlCharacterIsABadRequest(String path) {
        TestApi.Answer answer = api.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/bad-request");
    }

    @Test
    void aMethodThatIsNotThereIsAProblemToo() {
        TestApi.Answer answer = api.send(
                HttpRequest.newBuilder(api.uri("/api/v1/devices")).DELETE().build());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET");
        assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/method-not-allowed");
    }

    @Test
    void aFormOfAnswerThatIsNotThereIsAProblemToo() {
        TestApi.Answer answer = api.send(HttpRequest.newBuilder(api.uri("/api/v1/devices"))
                .header("Accept", "application/pdf")
                .build());

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.json().get("type").asText()).isEqualTo("https://talpuls.city/problems/not-acceptable");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        for (int size : new int[] {2_000_000, 20_000_000}) {
            TestApi.Answer answer = api.send(HttpRequest.newBuilder(api.uri("/api/v1/devices"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[size]))
                    .build());

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/devices?limit=%zz",
                "/api/v1/devices?limit=%f",
                "/api/v1/devices/%zz",
                "/%",
                "/api/v1/devices?cursor=\u0001"
            })
    void anAddressThatIsNoneIsABadRequest(String target) throws IOException {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("at io.");
    }

    @Test
    void anEndlessAddressIsRefused() throws IOException {
        String answer = raw("GET /api/v1/devices?cursor=" + "a".repeat(500_000)
                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains(" 413 ", "https://talpuls.city/problems/too-large");
    }

    /** What no decent client would send. */
    private String raw(String request) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
