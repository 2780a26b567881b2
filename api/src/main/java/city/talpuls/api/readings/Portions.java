package city.talpuls.api.readings;

import city.talpuls.model.measurement.DeviceId;
import jakarta.inject.Singleton;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Reads what is exported, portion by portion, each when it is asked for. */
@Singleton
final class Portions {

    /** The first is small, so that the client soon has something. */
    private static final int FIRST = 1_000;

    private static final int READINGS = 20_000;
    private static final int WINDOWS = 5_000;

    private final RawReader reader;
    private final Series series;
    private final Paces paces;

    Portions(RawReader reader, Series series, Paces paces) {
        this.reader = reader;
        this.series = series;
        this.paces = paces;
    }

    /** Every reading of the sources, in their order and that of time. */
    Flux<Portion> readings(List<Source> sources, Span span) {
        return Flux.generate(() -> new Reading(RawPlace.start(sources, span), FIRST), this::next);
    }

    /** Where readings are read, and how many at a time. */
    private record Reading(RawPlace place, int most) {}

    private Reading next(Reading reading, SynchronousSink<Portion> sink) {
        if (reading.place().isEnd()) {
            sink.complete();
            return reading;
        }
        RawReader.Read read = reader.read(reading.place(), reading.most());
        sink.next(read.portion());
        return new Reading(read.next(), READINGS);
    }

    /** The windows of the sources, in their order and that of time. */
    Flux<Portion> windows(List<Source> sources, Resolution resolution, Span span, Statistics statistics) {
        return Flux.fromIterable(sources).concatMap(source -> windows(source, resolution, span, statistics), 0);
    }

    private Flux<Portion> windows(Source source, Resolution resolution, Span span, Statistics statistics) {
        return Flux.defer(() -> {
            Pace pace = paces.of(new DeviceId(source.origin().device()), statistics);
            return Flux.generate(
                    () -> new Bookmark(source.datastream(), resolution, span),
                    (place, sink) -> next(source, place, statistics, pace, sink));
        });
    }

    private Bookmark next(
            Source source, Bookmark place, Statistics statistics, Pace pace, SynchronousSink<Portion> sink) {
        List<? extends Point> points = series.points(place, statistics, pace, WINDOWS);
        if (points.isEmpty()) {
            sink.complete();
            return place;
        }
        sink.next(new WindowPortion(source.origin(), points));
        return place.after(points.getLast());
    }
}
