package city.talpuls.api.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes requests, most of which are wrong somewhere; the same seed makes the same ones. */
final class Oddities {

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1000000000",
            "99999999999999999999999",
            "1e309",
            "NaN",
            "Infinity",
            "0x10",
            "true",
            "null",
            "[]",
            "{}",
            "'",
            "' OR '1'='1",
            "'; DROP TABLE reading; --",
            "1; SELECT pg_sleep(10)",
            "\" UNION SELECT * FROM device --",
            "$$",
            ":id",
            "?",
            "\\",
            "%",
            "%00",
            "\u0000",
            "a\u0000b",
            "\n",
            "\u202Eevil",
            "\uFEFF",
            "\uFFFF",
            "💩",
            "../../../etc/passwd",
            "<script>alert(1)</script>",
            "a,b,c",
            ",",
            ",,,,",
            "a".repeat(300),
            "9".repeat(3_000),
            "7,51,8,52",
            "8,52,7,51",
            "NaN,NaN,NaN,NaN",
            "2026-11-23T10:00:00Z",
            "2026-11-23T10:00:00+02:00",
            "2026-02-30T10:00:00Z",
            "1500-01-01T00:00:00Z",
            "2999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "-0001-01-01T00:00:00Z",
            "yesterday",
            "raw",
            "1h",
            "P1M",
            "PT1H",
            "PT-1H",
            "P99999999D",
            "Europe/Berlin",
            "../Berlin",
            "mean,max",
            "p101",
            "AAAA",
            "temperature",
            "sensor");

    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "[]",
            "{}",
            "{",
            "{\"id\":",
            "{\"id\":null}",
            "{\"id\":\"'; DROP TABLE device; --\"}",
            "{\"id\":\"sensor\",\"id\":\"other\"}",
            "{\"id\":{\"id\":{\"id\":1}}}",
            "{\"id\":\"\\u0000\"}",
            "{\"id\":\"\\ud800\"}",
            "{\"name\":1e400}",
            "{\"levels\":[{}],\"watch\":\"value\"}",
            "{\"device\":\"sensor\",\"from\":\"yesterday\"}",
            "{\"role\":\"god\"}",
            "true",
            "1",
            "\"text\"",
            "id;name\n'; DROP TABLE device; --;x",
            "\"",
            "\u0000",
            "[".repeat(5_000),
            "{\"a\":".repeat(5_000),
            "{\"name\":\"" + "x".repeat(50_000) + "\"}");

    private static final List<String> HEADERS = List.of(
            "0", "-1", "0:0", "0:-1", "9:99999999999999999999", "a:b,c:d", ",,,", "x".repeat(3_000), "{}", "null");

    private static final List<String> TYPES = List.of(
            "application/json", "text/csv", "text/plain", "application/xml", "application/x-www-form-urlencoded");

    static final String ADMIN = "an admin";

    private static final List<String> KEYS = List.of(
            "",
            "Bearer",
            "Bearer ",
            "Bearer tp_",
            "Bearer tp_1_2",
            "Bearer tp_0f1e2d3c4b5a6978_" + "x".repeat(43),
            "Bearer tp_' OR 1=1 --_x",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.",
            "Bearer " + "a".repeat(5_000),
            "Basic YWRtaW46YWRtaW4=",
            "Digest nonsense");

    private final List<Operation> operations;

    Oddities(List<Operation> operations) {
        this.operations = List.copyOf(operations);
    }

    /** A request. */
    Odd request(Random random) {
        Operation operation = operations.get(random.nextInt(operations.size()));
        String path = operation.path();
        for (String variable : operation.variables()) {
            path = path.replace("{" + variable + "}", segment(random));
        }
        List<String> query = new ArrayList<>();
        for (Operation.Parameter parameter : operation.parameters()) {
            int choice = random.nextInt(10);
            if (choice < 5) {
                query.add(parameter.name() + "=" + encoded(parameter.example()));
            } else if (choice < 7) {
                query.add(parameter.name() + "=" + encoded(any(VALUES, random)));
            }
        }
        if (random.nextInt(10) == 0) {
            query.add(encoded(any(VALUES, random)) + "=" + encoded(any(VALUES, random)));
        }
        if (!query.isEmpty() && random.nextInt(20) == 0) {
            query.add(query.getFirst());
        }
        String address = query.isEmpty() ? path : path + "?" + String.join("&", query);
        boolean hasBody = !operation.bodies().isEmpty() && random.nextInt(20) != 0;
        String type = random.nextInt(5) == 0 || operation.bodies().isEmpty()
                ? any(TYPES, random)
                : operation.bodies().getFirst();
        Map<String, String> headers = new HashMap<>();
        for (String header : operation.headers()) {
            headers.put(header, any(HEADERS, random));
        }
        String key = random.nextInt(10) == 0 ? any(KEYS, random) : ADMIN;
        return new Odd(operation, address, headers, key, type, hasBody ? any(BODIES, random) : "");
    }

    /** Half of the time something that there is. */
    private static String segment(Random random) {
        String value = random.nextBoolean() ? "sensor" : any(VALUES, random);
        return value.isEmpty() ? "-" : encoded(value);
    }

    private static String any(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A request.
     *
     * @param operation what it is one of
     * @param address its path and query
     * @param headers that the operation listens to
     * @param authorization of who asks; {@link #ADMIN} stands for the key of an admin, empty for nobody
     * @param type of its body
     * @param body empty for none
     */
    record Odd(
            Operation operation,
            String address,
            Map<String, String> headers,
            String authorization,
            String type,
            String body) {

        @Override
        public String toString() {
            String shown = body.length() > 200 ? body.substring(0, 200) + "..." : body;
            return operation.method() + " " + address + (body.isEmpty() ? "" : " with " + type + " " + shown);
        }
    }
}
