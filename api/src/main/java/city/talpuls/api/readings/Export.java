package city.talpuls.api.readings;

import city.talpuls.api.files.Content;
import city.talpuls.api.files.CsvDescription;
import city.talpuls.api.files.Dialect;
import city.talpuls.api.files.Exports;
import city.talpuls.api.files.Format;
import city.talpuls.api.files.Sheet;
import city.talpuls.api.files.Sheets;
import city.talpuls.api.parameter.Limit;
import city.talpuls.api.parameter.Zone;
import city.talpuls.api.problem.ProblemException;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Makes files of any length. They are read portion by portion as fast as the client takes them, the next while the one before
 * is written, so that neither memory nor a connection to the database is held for a slow client, and nothing more is asked
 * for one that has gone.
 */
@Singleton
final class Export {

    private static final int PIECE = 128 * 1024;

    private final Sources sources;
    private final Portions portions;
    private final Series series;
    private final ReadingLimit readings;
    private final Sheets sheets;
    private final Exports exports;
    private final Scheduler scheduler;

    Export(
            Sources sources,
            Portions portions,
            Series series,
            ReadingLimit readings,
            Sheets sheets,
            Exports exports,
            @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        this.sources = sources;
        this.portions = portions;
        this.series = series;
        this.readings = readings;
        this.sheets = sheets;
        this.exports = exports;
        this.scheduler = Schedulers.fromExecutorService(executor);
    }

    /**
     * What is exported, and how.
     *
     * @param choice of which datastreams
     * @param span of which time
     * @param interval how fine; every reading unless given
     * @param zone whose days, and whose clocks
     * @param aggregate what is said of windows; the usual unless given
     * @param format of the file
     * @param dialect of CSV
     */
    record Question(
            Choice choice,
            Span span,
            @Nullable IntervalChoice interval,
            Zone zone,
            @Nullable Statistics aggregate,
            Format format,
            Dialect dialect) {}

    /**
     * A file, which is made once somebody reads it.
     *
     * @throws ProblemException if there cannot be one, or not now
     */
    Flux<byte[]> file(Question question) {
        Plan plan = plan(question);
        Flux<Portion> rows = plan.resolution() instanceof Resolution.Raw
                ? portions.readings(plan.found(), question.span())
                : portions.windows(plan.found(), plan.resolution(), question.span(), plan.statistics());
        Map<String, String> notes = notes(plan.found(), plan.resolution());
        Exports.Place place = exports.take();
        return Flux.using(
                        place::use,
                        used -> Flux.using(
                                () -> sheets.empty(
                                        question.format(),
                                        question.dialect(),
                                        plan.content(),
                                        !question.choice().isOne(),
                                        question.zone(),
                                        notes),
                                sheet -> written(rows, sheet),
                                Export::close))
                .subscribeOn(scheduler, false);
    }

    /**
     * What is in a file of CSV.
     *
     * @param address where the file is, seen from where this is
     * @throws ProblemException if there cannot be such a file
     */
    CsvDescription description(Question question, String address) {
        return sheets.description(
                address,
                question.dialect(),
                plan(question).content(),
                !question.choice().isOne());
    }

    /** What will be in a file, and of what it is made. */
    private record Plan(List<Source> found, Resolution resolution, Statistics statistics, Content content) {}

    private Plan plan(Question question) {
        if (question.interval() instanceof IntervalChoice.Auto
                && !question.choice().isOne()) {
            throw ProblemException.badParameter("interval", "auto is for one device and one property");
        }
        List<Source> found = sources.of(question.choice());
        int first = found.isEmpty() ? 0 : found.getFirst().datastream();
        Resolution resolution = series.start(
                        first, question.span(), question.interval(), question.zone(), new Limit(Limit.MOST))
                .resolution();
        Statistics statistics = Statistics.asked(question.aggregate(), question.interval(), resolution);
        readings.check(
                found.stream().map(Source::datastream).toList(),
                resolution,
                View.usual(resolution, statistics, Pace.UNKNOWN),
                List.of(question.span()));
        Content content = resolution instanceof Resolution.Raw
                ? new Content.Readings()
                : new Content.Windows(List.copyOf(statistics.names()));
        return new Plan(found, resolution, statistics, content);
    }

    /** One thread reads a portion while another writes the one before. */
    private Flux<byte[]> written(Flux<Portion> rows, Sheet sheet) {
        Flux<byte[]> begun = Flux.defer(() -> {
            sheet.begin();
            return Flux.just(sheet.take());
        });
        Flux<byte[]> middle = rows.subscribeOn(scheduler)
                .publishOn(scheduler, 1)
                .map(portion -> {
                    synchronized (sheet) {
                        portion.writeTo(sheet);
                        return sheet.take();
                    }
                });
        Flux<byte[]> ended = Flux.defer(() -> {
            sheet.end();
            return Flux.just(sheet.take());
        });
        return Flux.concat(begun, middle, ended).concatMapIterable(Export::pieces, 1);
    }

    /** What goes to the connection at a time, which keeps a copy of its own until it has been sent. */
    private static List<byte[]> pieces(byte[] bytes) {
        var pieces = new ArrayList<byte[]>();
        for (int from = 0; from < bytes.length; from += PIECE) {
            pieces.add(Arrays.copyOfRange(bytes, from, Math.min(from + PIECE, bytes.length)));
        }
        return pieces;
    }

    /** A client may go while a portion is written. */
    private static void close(Sheet sheet) {
        synchronized (sheet) {
            sheet.close();
        }
    }

    private static Map<String, String> notes(List<Source> found, Resolution resolution) {
        var notes = new TreeMap<String, String>();
        notes.put("interval", resolution.text());
        for (Source source : found) {
            String unit = source.origin().unit();
            if (unit != null) {
                notes.put("unit." + source.origin().property(), unit);
            }
        }
        return notes;
    }
}
