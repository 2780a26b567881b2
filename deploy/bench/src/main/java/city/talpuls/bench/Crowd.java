package city.talpuls.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Clients that ask an api at once, each as soon as it has been answered, and read every answer to its end. */
final class Crowd {

    private static final int BUSY = 503;

    private final URI api;
    private final YearOfReadings year;
    private final int clients;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * @param api whom they ask
     * @param year about what
     * @param clients how many
     */
    Crowd(URI api, YearOfReadings year, int clients) {
        this.api = api;
        this.year = year;
        this.clients = clients;
    }

    /** What they ask, each as often as the others. */
    enum Question {
        DAY("a device's day as it was measured"),
        WEEK("a device's week by the hour"),
        MONTHS("a device's year by the day, in local time"),
        LATEST("the latest of a property"),
        DEVICES("a hundred devices");

        private final String words;

        Question(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        private String path(YearOfReadings year, SplittableRandom random) {
            String property = YearOfReadings.PROPERTIES
                    .get(random.nextInt(YearOfReadings.PROPERTIES.size()))
                    .name();
            Instant end = year.time(year.quarters());
            return switch (this) {
                case DAY -> series(year, random, property, end, Duration.ofDays(1), "raw");
                case WEEK -> series(year, random, property, end, Duration.ofDays(7), "1h");
                case MONTHS -> series(year, random, property, end, Duration.ofDays(364), "1d") + "&tz=Europe/Berlin";
                case LATEST -> "latest?property=" + property;
                case DEVICES -> "devices?limit=100";
            };
        }

        private static String series(
                YearOfReadings year,
                SplittableRandom random,
                String property,
                Instant end,
                Duration length,
                String interval) {
            Instant last = end.minus(length);
            long days = Math.max(0, ChronoUnit.DAYS.between(year.begin(), last));
            Instant from = last.minus(random.nextLong(days + 1), ChronoUnit.DAYS);
            return "readings?device="
                    + YearOfReadings.device(random.nextInt(year.devices())).value() + "&property=" + property + "&from="
                    + from + "&to=" + from.plus(length) + "&interval=" + interval;
        }
    }

    /**
     * How they were answered.
     *
     * @param perSecond answers to all of them
     * @param delays until an answer was there, by question
     * @param refused how many requests were put off, since the api had too much to do
     */
    record Answers(double perSecond, Map<Question, Delays> delays, long refused) {

        /** Of all questions. */
        Delays all() {
            var all = new Delays();
            delays.values().forEach(all::addAll);
            return all;
        }
    }

    /**
     * Has them ask for so long.
     *
     * @throws IOException if an answer is neither 200 nor 503
     */
    Answers ask(Duration span) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var answers = new EnumMap<Question, Delays>(Question.class);
        var refused = new LongAdder();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<Question, Delays>>> asking = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                var random = new SplittableRandom(client);
                asking.add(threads.submit(() -> askOn(random, began + span.toNanos(), refused)));
            }
            for (Future<Map<Question, Delays>> one : asking) {
                one.get()
                        .forEach((question, delays) -> answers.computeIfAbsent(question, any -> new Delays())
                                .addAll(delays));
            }
        } catch (ExecutionException e) {
            throw new IOException("a client was not answered: " + e.getMessage(), e);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        long count = answers.values().stream().mapToLong(Delays::count).sum();
        return new Answers(count / seconds, answers, refused.sum());
    }

    private Map<Question, Delays> askOn(SplittableRandom random, long end, LongAdder refused)
            throws IOException, InterruptedException {
        var answers = new EnumMap<Question, Delays>(Question.class);
        while (System.nanoTime() < end) {
            var question = Question.values()[random.nextInt(Question.values().length)];
            var request = HttpRequest.newBuilder(api.resolve("/api/v1/" + question.path(year, random)))
                    .build();
            long asked = System.nanoTime();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() == BUSY) {
                refused.increment();
                continue;
            }
            if (answer.statusCode() != 200) {
                throw new IOException(request.uri() + " was answered " + answer.statusCode());
            }
            answers.computeIfAbsent(question, any -> new Delays()).add(System.nanoTime() - asked);
        }
        return answers;
    }

    /** How they were answered, as a table in Markdown. */
    static String table(Answers answers) {
        var text = new StringBuilder("| question | answers | p50, ms | p99, ms |\n|---|---|---|---|\n");
        answers.delays().forEach((question, delays) -> row(text, question.words(), delays));
        row(text, "all", answers.all());
        return text.toString();
    }

    private static void row(StringBuilder text, String question, Delays delays) {
        text.append(String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f |%n",
                question,
                delays.count(),
                delays.milliseconds(0.5),
                delays.milliseconds(0.99)));
    }
}
