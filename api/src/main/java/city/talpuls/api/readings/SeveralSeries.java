package city.talpuls.api.readings;

import city.talpuls.api.devices.Datastream;
import city.talpuls.api.problem.ProblemException;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Property;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers for the series of several devices, each on its own or all together. */
@Singleton
final class SeveralSeries {

    /** How many points of single devices are made one in an answer. */
    private static final int MOST = 100_000;

    private final Datastreams datastreams;
    private final Series series;
    private final ReadingLimit readings;
    private final Paces paces;
    private final InstantSource clock;

    SeveralSeries(
            Datastreams datastreams,
            Series series,
            ReadingLimit readings,
            Paces paces,
            @Named("api") InstantSource clock) {
        this.datastreams = datastreams;
        this.series = series;
        this.readings = readings;
        this.paces = paces;
        this.clock = clock;
    }

    /** A page of the series of each: first all points of the one, then those of the next. */
    GroupedAnswer byDevice(DeviceChoice choice, Property property, Timing timing, Showing showing) {
        List<Datastream> members = datastreams.of(choice, property);
        SharedBookmark place =
                place("group " + choice + property, timing, span -> series.resolution(ids(members), span, timing));
        List<Datastream> rest = members.stream()
                .filter(member -> member.id() >= place.datastream())
                .toList();
        View view = showing.view(timing, place.resolution());
        readings.check(ids(rest), place.resolution(), view, view.spans(place.whole()));
        var found = new ArrayList<GroupedAnswer.OfDevice>();
        int room = timing.limit().items();
        for (Datastream member : rest) {
            if (room == 0) {
                return grouped(place, found, place.at(member.id()));
            }
            List<? extends Point> points = points(member, place, view, room + 1);
            if (points.size() > room) {
                List<? extends Point> first = points.subList(0, room);
                found.add(new GroupedAnswer.OfDevice(member, first));
                return grouped(place, found, place.after(member.id(), first.getLast()));
            }
            found.add(new GroupedAnswer.OfDevice(member, points));
            room -= points.size();
        }
        return grouped(place, found, null);
    }

    /** A page of the series of all together. */
    SpatialAnswer asOne(DeviceChoice choice, Property property, Spatial spatial, Timing timing, Showing showing) {
        List<Datastream> members = datastreams.of(choice, property);
        String unit = unit(members);
        int limit = timing.limit().items();
        if ((long) limit * members.size() > MOST) {
            throw ProblemException.badParameter(
                    "limit",
                    "at most " + MOST + " points of single devices become one answer: for " + members.size()
                            + " devices limit must be at most " + MOST / members.size());
        }
        SharedBookmark place = place(spatial + " " + choice + property, timing, span -> series.windows(span, timing));
        View view = showing.together(timing, place.resolution());
        readings.check(
                ids(members), place.resolution(), view, view.spans(place.in(0).rest()));
        List<Point.Window> found = series.together(ids(members), place.in(0), view, spatial, property, limit + 1);
        boolean isLast = found.size() <= limit;
        List<Point.Window> points = isLast ? found : found.subList(0, limit);
        return new SpatialAnswer(
                spatial.label(),
                property.name(),
                unit,
                members,
                place.resolution().label(),
                ReadingsAnswer.tz(place.resolution()),
                points,
                isLast ? null : place.after(0, points.getLast()).cursor().text());
    }

    private SharedBookmark place(String words, Timing timing, Function<Span, Resolution> resolution) {
        String question = SharedBookmark.question(words);
        if (timing.cursor() != null) {
            return SharedBookmark.read(timing.cursor(), question, timing);
        }
        Span span = timing.span(clock.instant());
        return SharedBookmark.start(question, resolution.apply(span), span);
    }

    private List<? extends Point> points(Datastream member, SharedBookmark place, View view, int most) {
        Pace pace = paces.of(new DeviceId(member.device()), view.statistics());
        return series.points(place.in(member.id()), view.at(pace), most);
    }

    private static GroupedAnswer grouped(
            SharedBookmark place, List<GroupedAnswer.OfDevice> found, @Nullable SharedBookmark next) {
        return new GroupedAnswer(
                place.resolution().label(),
                ReadingsAnswer.tz(place.resolution()),
                found,
                next == null ? null : next.cursor().text());
    }

    private static List<Integer> ids(List<Datastream> members) {
        return members.stream().map(Datastream::id).toList();
    }

    /** What is measured in different units cannot become one number. */
    private static @Nullable String unit(List<Datastream> members) {
        List<String> units = new ArrayList<>();
        for (Datastream member : members) {
            String unit = member.unit();
            if (unit != null && !units.contains(unit)) {
                units.add(unit);
            }
        }
        if (units.size() > 1) {
            throw ProblemException.badParameter(
                    "spatial", "these devices measure in different units: " + String.join(", ", units));
        }
        return units.isEmpty() ? null : units.getFirst();
    }
}
