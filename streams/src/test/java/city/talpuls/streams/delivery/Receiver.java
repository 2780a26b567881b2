package city.talpuls.streams.delivery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Somebody's web server. It answers one after the other as it is told, and as the last from then on. */
final class Receiver implements AutoCloseable {

    /** What it got. */
    record Request(String path, String key, String signature, String contentType, String body) {}

    /** How it answers. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Answer> answers;

    private Receiver(HttpServer server, List<Answer> answers) {
        this.server = server;
        this.answers = answers;
    }

    static Receiver answering(Answer... answers) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var receiver = new Receiver(server, List.of(answers));
        server.createContext("/", receiver::take);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Never answers. */
    static Answer silence() {
        return exchange -> Thread.sleep(60_000);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            Answer answer;
            synchronized (this) {
                answer = answers.get(Math.min(requests.size(), answers.size() - 1));
                requests.add(new Request(
                        exchange.getRequestURI().toString(),
                        String.valueOf(headers.getFirst("Idempotency-Key")),
                        String.valueOf(headers.getFirst("Talpuls-Signature")),
                        String.valueOf(headers.getFirst("Content-Type")),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            }
            answer.to(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Request> requests() {
        return requests;
    }

    List<String> keys() {
        return requests.stream().map(Request::key).toList();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://127.0.0.1:" + port() + "/alerts";
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
