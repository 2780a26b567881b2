package city.talpuls.api.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.api.RunningApi;
import city.talpuls.api.TestApi;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whatever is asked, the api answers, says what is wrong, and stays as it was. This is the short form; docs/development.md says
 * how to ask more.
 */
@ExtendWith(RunningApi.class)
class FuzzIT {

    private static final Logger log = LoggerFactory.getLogger(FuzzIT.class);

    private static final long SEED = Long.getLong("talpuls.test.seed", 20_261_128);
    private static final int REQUESTS = Integer.getInteger("talpuls.test.requests", 4_000);
    private static final int AT_ONCE = 8;

    /** An answer need not be read to its end to be judged, and a live stream has none. */
    private static final int ENOUGH = 100_000;

    /** How many of the slow refusals are told. */
    private static final int FEW = 40;

    private static final int SHORT = 300;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration QUICK = Duration.ofMillis(100);

    private final TestApi api;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Refusal> refusals = new ConcurrentLinkedQueue<>();

    /** @param number of the request: the first ones find an api that is still cold */
    private record Refusal(long number, long nanos, int status, Oddities.Odd odd) {

        @Override
        public String toString() {
            return "number " + number + " took " + Duration.ofNanos(nanos).toMillis() + " ms until " + status + " to "
                    + odd;
        }
    }

    FuzzIT(TestApi api) {
        this.api = api;
    }

    @Test
    void noRequestIsAnsweredWithAFaultOfTheServer() throws Exception {
        api.empty()
                .device("sensor", "Sensor", "Elberfeld", 51.257, 7.149)
                .datastream(1, "sensor", "temperature", "Cel");
        var oddities = new Oddities(Operation.all());
        var seeds = new Random(SEED);
        List<Callable<Void>> tasks = LongStream.range(0, REQUESTS)
                .mapToObj(number -> task(number, oddities, seeds.nextLong()))
                .toList();
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Future<Void> done : workers.invokeAll(tasks)) {
                done.get();
            }
        }

        assertThat(faults).as("of %d requests from seed %d", REQUESTS, SEED).isEmpty();
        assertThat(api.get("/api/v1/devices").status()).isEqualTo(200);
        assertThat(api.get("/api/v1/readings?device=sensor&property=temperature")
                        .status())
                .isEqualTo(200);
        tellPace();
    }

    private Callable<Void> task(long number, Oddities oddities, long seed) {
        return () -> {
            ask(number, oddities.request(new Random(seed)));
            return null;
        };
    }

    private void ask(long number, Oddities.Odd odd) throws InterruptedException {
        long began = System.nanoTime();
        HttpRequest.BodyPublisher body = odd.body().isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(odd.body());
        var request = HttpRequest.newBuilder(api.uri(odd.address()))
                .timeout(PATIENCE)
                .header("Content-Type", odd.type())
                .method(odd.operation().method(), body);
        odd.headers().forEach(request::header);
        String authorization = odd.authorization();
        if (!authorization.isEmpty()) {
            request.header(
                    "Authorization", authorization.equals(Oddities.ADMIN) ? "Bearer " + api.adminKey() : authorization);
        }
        try {
            HttpResponse<InputStream> answer = send(request.build());
            try (InputStream content = answer.body()) {
                boolean isEndless =
                        answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
                String text = isEndless ? "" : new String(content.readNBytes(ENOUGH), StandardCharsets.UTF_8);
                judge(odd, answer, text);
            }
            if (answer.statusCode() >= 400 && answer.statusCode() < 500) {
                refusals.add(new Refusal(number, System.nanoTime() - began, answer.statusCode(), odd));
            }
        } catch (IOException e) {
            faults.add(odd + ": no answer, " + e);
        }
    }

    /** A server may end a connection that a refused body came by just when the client takes it for the next request. */
    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (HttpTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        }
    }

    private void judge(Oddities.Odd odd, HttpResponse<?> answer, String text) {
        int status = answer.statusCode();
        if (status < 400) {
            return;
        }
        try {
            JsonNode problem = json.readTree(text);
            String type = problem.path("type").asText();
            boolean isTold =
                    answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")
                            && (type.startsWith("https://talpuls.city/problems/")
                                    || type.startsWith("https://uri.etsi.org/ngsi-ld/errors/"))
                            && !problem.path("detail").asText().isBlank()
                            && problem.path("status").asInt() == status;
            boolean isNamed = !type.endsWith("/bad-parameter") || problem.hasNonNull("field");
            // Kafka is away in these tests, and who needs it says so.
            boolean isOurs = status >= 500 && !type.endsWith("/kafka-away");
            if (!isTold || !isNamed || isOurs) {
                faults.add(odd + ": " + status + " " + text);
            }
        } catch (IOException e) {
            faults.add(odd + ": " + status + " with what is no JSON: " + text);
        }
    }

    /** Said, not demanded: a busy machine is no fault. */
    private void tellPace() {
        long[] nanos = refusals.stream().mapToLong(Refusal::nanos).sorted().toArray();
        List<Refusal> slow = refusals.stream()
                .filter(refusal -> refusal.nanos() > QUICK.toNanos())
                .sorted(Comparator.comparingLong(Refusal::nanos).reversed())
                .toList();
        log.info(
                "{} of {} requests were refused: p50 {} ms, p99 {} ms, at most {} ms; {} took longer than {} ms",
                nanos.length,
                REQUESTS,
                millis(nanos, 0.5),
                millis(nanos, 0.99),
                millis(nanos, 1),
                slow.size(),
                QUICK.toMillis());
        slow.stream().limit(FEW).forEach(refusal -> log.info("{}", shortened(refusal.toString())));
    }

    private static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "...";
    }

    private static long millis(long[] sorted, double share) {
        return sorted.length == 0
                ? 0
                : Duration.ofNanos(sorted[(int) ((sorted.length - 1) * share)]).toMillis();
    }

    @Test
    void aBodyOfAHundredMegabytesIsRefusedBeforeItIsSent() throws IOException {
        for (Operation operation : Operation.all()) {
            if (!operation.bodies().isEmpty()) {
                String address = operation.path().replaceAll("\\{[^}]*}", "sensor");
                String head = operation.method() + " " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                        + "X-API-Key: " + api.adminKey() + "\r\nContent-Type: "
                        + operation.bodies().getFirst() + "\r\nContent-Length: 100000000\r\n\r\n";
                try (var socket = new Socket(
                        InetAddress.getLoopbackAddress(), api.uri("/").getPort())) {
                    socket.setSoTimeout((int) PATIENCE.toMillis());
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(answer)
                            .as(operation.toString())
                            .startsWith("HTTP/1.1 413 ")
                            .contains("/problems/too-large");
                }
            }
        }
    }
}
