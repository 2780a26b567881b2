package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import city.talpuls.api.devices.Registry;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Answers for the series of one device. */
@Singleton
final class OneSeries {

    private final Registry registry;
    private final Series series;
    private final ReadingLimit readings;
    private final Paces paces;
    private final InstantSource clock;

    OneSeries(Registry registry, Series series, ReadingLimit readings, Paces paces, @Named("api") InstantSource clock) {
        this.registry = registry;
        this.series = series;
        this.readings = readings;
        this.paces = paces;
        this.clock = clock;
    }

    /** A page of it. */
    ReadingsAnswer answer(DeviceId device, Property property, Timing timing, Showing showing) {
        Datastream datastream = registry.datastream(device, property);
        Bookmark start = timing.cursor() == null
                ? start(datastream, timing)
                : Bookmark.read(timing.cursor()).in(datastream.id(), timing.interval(), timing.tz(), timing.to());
        View view = showing.view(timing, start.resolution());
        readings.check(List.of(datastream.id()), start.resolution(), view, view.spans(start.rest()));
        int limit = timing.limit().items();
        List<? extends Point> found = series.points(start, view.at(paces.of(device, view.statistics())), limit + 1);
        if (found.size() <= limit) {
            return ReadingsAnswer.of(datastream, start.resolution(), found, null);
        }
        List<? extends Point> points = found.subList(0, limit);
        String next = start.after(points.getLast()).cursor().text();
        return ReadingsAnswer.of(datastream, start.resolution(), points, next);
    }

    private Bookmark start(Datastream datastream, Timing timing) {
        Span span = timing.span(clock.instant());
        return new Bookmark(datastream.id(), series.resolution(List.of(datastream.id()), span, timing), span);
    }
}
