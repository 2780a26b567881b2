package city.talpuls.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who listens at the embedded broker, over TCP or as a browser does, hears of Observations just as they are read. */
class ToldObservationsIT {

    private static final String OWN = """
            {"name": "Gate", "description": "At the weir", "Locations": [{"name": "Weir", "description": "Below it",
              "encodingType": "application/geo+json", "location": {"type": "Point", "coordinates": [7.15, 51.26]}}],
             "Datastreams": [{"name": "State", "description": "Open or not", "observationType": "urn:state",
               "unitOfMeasurement": {"name": null, "symbol": null, "definition": null},
               "Sensor": {"name": "Eye", "description": "Of the keeper", "encodingType": "text/plain", "metadata": "none"},
               "ObservedProperty": {"name": "State", "definition": "urn:state", "description": "Of a gate"},
               "Observations": [{"phenomenonTime": "2026-11-28T10:00:00.5Z/2026-11-28T11:00:00Z", "result": {"open": 0.5},
                 "resultQuality": "seen", "parameters": {"by": "Ida"}}]}]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();

    private record Heard(String topic, String text) {}

    @Test
    void whatIsStoredIsToldJustAsItIsRead(@TempDir Path data) throws Exception {
        try (var platform = Platform.start(data, Simulator.OFF)) {
            MqttClient plain = client(platform, platform.mqttUri());
            MqttClient web = client(
                    platform, URI.create("ws://127.0.0.1:" + platform.mqttUri().getPort()));
            try {
                BlockingQueue<Heard> overTcp = listen(plain);
                BlockingQueue<Heard> overWeb = listen(web);

                try (var gateway = Gateway.connect(platform)) {
                    gateway.publish(
                            "talpuls/v1/" + Platform.GATEWAY + "/weir/up",
                            "{\"time\": \"2026-11-28T10:00:00.125Z\", \"water_level\": 73.25}");
                }
                URI datastream = assertIsToldAsItIsRead(overTcp, overWeb);

                post(platform, "sensorthings/v1.1/Things", OWN);
                assertIsToldAsItIsRead(overTcp, overWeb);

                post(platform, datastream.getPath() + "/Observations", """
                        {"phenomenonTime": "2026-11-28T10:05:00.25Z", "result": 74.5}""");
                assertThat(assertIsToldAsItIsRead(overTcp, overWeb)).isEqualTo(datastream);
                assertThat(get(platform.httpUri()
                                .resolve("api/v1/readings?device=weir&property=water_level&from=2026-11-28T10:01:00Z"
                                        + "&to=2026-11-28T11:00:00Z")))
                        .contains("\"value\":74.5");
            } finally {
                plain.disconnectForcibly(0, 100, true);
                plain.close();
                web.disconnectForcibly(0, 100, true);
                web.close();
            }
        }
    }

    /** The Datastream of what was told. */
    private URI assertIsToldAsItIsRead(BlockingQueue<Heard> one, BlockingQueue<Heard> other) throws Exception {
        Heard heard = one.poll(30, TimeUnit.SECONDS);

        assertThat(heard).isNotNull();
        assertThat(other.poll(30, TimeUnit.SECONDS)).isEqualTo(heard);
        URI self = URI.create(json.readTree(heard.text()).get("@iot.selfLink").asText());
        assertThat(heard.text()).isEqualTo(get(self));
        JsonNode datastream = json.readTree(get(URI.create(self + "/Datastream")));
        assertThat(heard.topic()).isEqualTo("v1.1/Datastreams(" + datastream.get("@iot.id") + ")/Observations");
        return URI.create(datastream.get("@iot.selfLink").asText());
    }

    private static MqttClient client(Platform platform, URI broker) throws MqttException {
        var client = new MqttClient(broker.toString(), "listener-" + UUID.randomUUID(), new MemoryPersistence());
        var options = new MqttConnectionOptions();
        options.setUserName(Platform.GATEWAY);
        options.setPassword(platform.password().getBytes(StandardCharsets.UTF_8));
        client.connect(options);
        return client;
    }

    private static BlockingQueue<Heard> listen(MqttClient client) throws MqttException {
        var heard = new LinkedBlockingQueue<Heard>();
        client.subscribe(new MqttSubscription[] {new MqttSubscription("v1.1/#", 1)}, new IMqttMessageListener[] {
            (topic, message) -> heard.add(new Heard(topic, new String(message.getPayload(), StandardCharsets.UTF_8)))
        });
        return heard;
    }

    private String get(URI address) throws IOException, InterruptedException {
        var answer = http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private void post(Platform platform, String path, String entity) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(platform.httpUri().resolve(path))
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", platform.adminKey())
                        .POST(HttpRequest.BodyPublishers.ofString(entity))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
}
