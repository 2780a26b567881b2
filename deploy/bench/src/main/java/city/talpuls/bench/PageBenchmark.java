package city.talpuls.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the page feels in a real browser: how soon it shows something over a mobile network, how soon a year is drawn, how smoothly
 * it runs while values come in, and whether it keeps what it takes of memory.
 */
final class PageBenchmark {

    static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String PROPERTY = "temperature";
    private static final int IN_FLIGHT = 1_000;
    private static final int QUARTERS_AT_ONCE = 200;
    private static final double PATIENCE = 120_000;

    /** A mobile network as WebPageTest has it under the name 4G: 9 Mbit/s, and 170 ms there and back. */
    private static final int ROUND_TRIP_MILLIS = 170;

    private static final int BYTES_PER_SECOND = 9_000_000 / 8;

    /** Says in the page when the map has shown its stations, and when a chart was drawn after its answer. */
    private static final String WATCH = """
            (() => {
              const after = (done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now())));
              const note = (name, found) => {
                const root = document.documentElement;
                if (found && root && !root.hasAttribute(name) && !noted.has(name)) {
                  noted.add(name);
                  after((now) => root.setAttribute(name, now));
                }
              };
              const noted = new Set();
              const look = () => {
                note('data-shown-at', document.documentElement?.dataset.shown);
                note('data-drawn-at', document.querySelector('.chart .uplot canvas'));
              };
              new MutationObserver(look).observe(document, {subtree: true, childList: true, attributes: true});
            })()""";

    private static final String ANSWERED = """
            () => Math.max(...performance.getEntriesByType('resource')
              .filter(({name}) => name.includes('/api/v1/readings?')).map(({responseEnd}) => responseEnd))""";

    private static final String FRAMES = """
            (millis) => new Promise((done) => {
              const times = [];
              const step = (now) => {
                times.push(now);
                if (now - times[0] < millis) {
                  requestAnimationFrame(step);
                } else {
                  const gaps = times.slice(1).map((time, i) => time - times[i]).sort((a, b) => a - b);
                  done([1000 * gaps.length / (times.at(-1) - times[0]), gaps[Math.floor(gaps.length * 0.99)]]);
                }
              };
              requestAnimationFrame(step);
            })""";

    private final House house;
    private final URI encrypted;
    private final Connection store;
    private final Extent extent;
    private final PrintStream out;
    private final InstantSource clock;

    /**
     * @param house with all parts, which runs
     * @param encrypted where api speaks HTTP/2
     * @param store its database, with nothing in it
     */
    PageBenchmark(House house, URI encrypted, Connection store, Extent extent, PrintStream out, InstantSource clock) {
        this.house = house;
        this.encrypted = encrypted;
        this.store = store;
        this.extent = extent;
        this.out = out;
        this.clock = clock;
    }

    /**
     * How much of it.
     *
     * @param devices on the map
     * @param length for how long the first of them has been measuring
     * @param rounds how often the page is opened
     * @param perSecond values that come in
     * @param watching for how long frames are counted
     * @param staying for how long the page is open then, to see what it takes of memory
     */
    record Extent(int devices, Duration length, int rounds, int perSecond, Duration watching, Duration staying) {}

    /**
     * What was measured.
     *
     * @param pictureMillis from opening to the first picture of the map with its stations, without a cache, over HTTP/2; the median
     * @param plainPictureMillis the same over HTTP/1.1
     * @param bytes that came over the wire by then
     * @param requests that it took
     * @param points of the year that was drawn
     * @param drawnMillis from the end of their answer until they are to be seen; the median
     * @param framesPerSecond while values come in
     * @param longestMillis between two frames, of 99 of a hundred
     * @param heapsMiB what the page holds of memory at even distances, when garbage is gone
     */
    record Result(
            double pictureMillis,
            double plainPictureMillis,
            long bytes,
            long requests,
            long points,
            double drawnMillis,
            double framesPerSecond,
            double longestMillis,
            List<Double> heapsMiB) {}

    Result run() throws SQLException, IOException, InterruptedException {
        var tables = new StoreTables(store);
        tables.requireEmpty();
        Instant end = clock.instant().truncatedTo(ChronoUnit.HOURS);
        int quarters = (int) extent.length().dividedBy(YearOfReadings.APART);
        fill(tables, end.minus(extent.length()), quarters);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(CHROMIUM)
                                .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-quic")))) {
            return measure(browser);
        }
    }

    private void fill(StoreTables tables, Instant begin, int quarters) throws SQLException {
        out.printf(Locale.ROOT, "writing a year of one device, and the latest of %d%n", extent.devices());
        var one = new YearOfReadings(1, begin, quarters);
        var all = new YearOfReadings(extent.devices(), begin, quarters);
        tables.register(all);
        store.setAutoCommit(false);
        var batches = new BareBatches(store, "reading");
        for (int from = 0; from < quarters; from += QUARTERS_AT_ONCE) {
            batches.write(new BareBatches.Batch(one, from, Math.min(from + QUARTERS_AT_ONCE, quarters)));
        }
        batches.write(new BareBatches.Batch(all, quarters - 1, quarters));
        store.setAutoCommit(true);
        tables.aggregate(begin, one.time(quarters));
        tables.tellLatest(all);
    }

    private Result measure(Browser browser) throws IOException, InterruptedException {
        out.println("opening the page over a mobile network");
        URI plain = house.http("api");
        Opening first = open(browser, encrypted); // what is asked for the first time is not measured
        var openings = new ArrayList<Opening>();
        var plainOpenings = new ArrayList<Opening>();
        for (int round = 0; round < extent.rounds(); round++) {
            openings.add(open(browser, encrypted));
            plainOpenings.add(open(browser, plain));
        }
        out.println("drawing a year");
        var drawings = new double[extent.rounds()];
        long points = 0;
        for (int round = 0; round < extent.rounds(); round++) {
            try (BrowserContext context = browser.newContext()) {
                Page page = visit(
                        context,
                        "#/device/" + YearOfReadings.device(0).value() + "/" + PROPERTY + "?range=year&interval=1h");
                drawings[round] = noted(page, "data-drawn-at") - ((Number) page.evaluate(ANSWERED)).doubleValue();
                points =
                        ((Number) page.evaluate("Number(document.querySelector('.chart').dataset.points)")).longValue();
            }
        }
        out.printf(Locale.ROOT, "watching it while %d values a second come in%n", extent.perSecond());
        try (BrowserContext context = browser.newContext();
                var _ = new SteadyLoad(
                        house.broker(IN_FLIGHT), new NativeUplinks(extent.devices()), extent.perSecond(), clock)) {
            Page page = visit(context, "#/property/" + PROPERTY);
            noted(page, "data-shown-at");
            await(page, "html[data-connection=live]");
            page.evaluate(FRAMES, (double) extent.watching().toMillis()); // code of the page is compiled by then
            List<?> frames =
                    (List<?>) page.evaluate(FRAMES, (double) extent.watching().toMillis());
            var heaps = heaps(context, page);
            return new Result(
                    median(openings.stream().mapToDouble(Opening::millis).toArray()),
                    median(plainOpenings.stream().mapToDouble(Opening::millis).toArray()),
                    first.bytes(),
                    first.requests(),
                    points,
                    median(drawings),
                    ((Number) frames.get(0)).doubleValue(),
                    ((Number) frames.get(1)).doubleValue(),
                    heaps);
        }
    }

    /** How the page opened once. */
    private record Opening(double millis, long bytes, long requests) {}

    private static Opening open(Browser browser, URI api) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setIgnoreHTTPSErrors(true))) {
            Page page = context.newPage();
            page.setDefaultTimeout(PATIENCE);
            CDPSession network = context.newCDPSession(page);
            var bytes = new ArrayList<Double>();
            network.on(
                    "Network.loadingFinished",
                    event -> bytes.add(event.get("encodedDataLength").getAsDouble()));
            network.send("Network.enable");
            network.send("Network.emulateNetworkConditions", mobile());
            page.addInitScript(WATCH);
            page.navigate(api.resolve("/#/property/" + PROPERTY).toString());
            double millis = noted(page, "data-shown-at");
            return new Opening(
                    millis,
                    (long) bytes.stream().mapToDouble(Double::doubleValue).sum(),
                    bytes.size());
        }
    }

    private static JsonObject mobile() {
        var conditions = new JsonObject();
        conditions.addProperty("offline", false);
        conditions.addProperty("latency", ROUND_TRIP_MILLIS);
        conditions.addProperty("downloadThroughput", BYTES_PER_SECOND);
        conditions.addProperty("uploadThroughput", BYTES_PER_SECOND);
        return conditions;
    }

    private Page visit(BrowserContext context, String place) {
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.addInitScript(WATCH);
        page.navigate(address(place).toString());
        return page;
    }

    /** Waits until the page has noted a time, in milliseconds since it was opened. */
    private static double noted(Page page, String name) {
        await(page, "html[" + name + "]");
        return Double.parseDouble(page.locator("html").getAttribute(name));
    }

    private static void await(Page page, String selector) {
        page.locator(selector).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    private URI address(String place) {
        return house.http("api").resolve("/" + place);
    }

    private List<Double> heaps(BrowserContext context, Page page) {
        CDPSession session = context.newCDPSession(page);
        var heaps = new ArrayList<Double>();
        int samples = 6;
        for (int sample = 0; sample <= samples; sample++) {
            session.send("HeapProfiler.collectGarbage");
            heaps.add(session.send("Runtime.getHeapUsage").get("usedSize").getAsDouble() / (1 << 20));
            if (sample < samples) {
                page.waitForTimeout((double) extent.staying().dividedBy(samples).toMillis());
            }
        }
        return List.copyOf(heaps);
    }

    private static double median(double... all) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The result as a table in Markdown. */
    static String table(Result result) {
        String heaps = String.join(
                ", ",
                result.heapsMiB().stream()
                        .map(heap -> String.format(Locale.ROOT, "%.1f", heap))
                        .toList());
        return String.format(
                Locale.ROOT,
                """
                | what | measured | at most, at least |
                |---|---|---|
                | from opening to the first picture, 9 Mbit/s and 170 ms there and back, HTTP/2 | %.0f ms | 1500 ms |
                | the same over HTTP/1.1 | %.0f ms | |
                | what came over the wire by then | %d KB in %d requests | 1200 KB |
                | %d points from answer to picture | %.0f ms | 300 ms |
                | frames a second while values come in | %.1f; 99 of 100 within %.0f ms | 30 |
                | memory of the page, from time to time | %s MiB | steady |
                """,
                result.pictureMillis(),
                result.plainPictureMillis(),
                result.bytes() / 1000,
                result.requests(),
                result.points(),
                result.drawnMillis(),
                result.framesPerSecond(),
                result.longestMillis(),
                heaps);
    }
}
