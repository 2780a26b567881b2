package city.talpuls.streams.quality;

import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Report;
import city.talpuls.streams.moments.Horizon;
import city.talpuls.streams.moments.Kept;
import city.talpuls.streams.moments.Moment;
import city.talpuls.streams.moments.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** Checks what one report says, and what was said before in the light of it. */
final class Examination {

    private final Moments moments;
    private final Report report;
    private final String device;
    private final Rules rules;
    private final Horizon horizon;
    private final Instant asOf;
    private final boolean lookAround;

    private final Map<Kept.Place, Reading> said = new HashMap<>();
    private final List<Reading> added = new ArrayList<>();
    private final Set<Instant> changed = new LinkedHashSet<>();
    private final Map<Kept.Place, Reading> rechecked = new LinkedHashMap<>();
    private final Set<Instant> old = new TreeSet<>();

    Examination(Moments moments, Report report, Rules rules, Horizon horizon, Instant asOf) {
        this.moments = moments;
        this.report = report;
        this.device = report.device().value();
        this.rules = rules;
        this.horizon = horizon;
        this.asOf = asOf;
        this.lookAround = rules.lookAround();
    }

    /**
     * Takes what the report says of one millisecond since 1970. What is older than the horizon is left to the store; as far as
     * younger readings look at it, it is remembered all the same.
     */
    void take(long time, List<Reading> readings) {
        Instant at = Instant.ofEpochMilli(time);
        if (horizon.isPast(at)) {
            old.add(Interval.HOUR.windowOf(at));
            if (at.isBefore(horizon.start().minus(Rules.REMEMBERED))) {
                readings.forEach(reading -> said.put(Kept.Place.of(reading), possible(fromMessage(reading, null))));
                return;
            }
        }
        Map<Kept.Place, Kept> before = moments.at(device, time).byPlace();
        Map<Kept.Place, Kept> now = new LinkedHashMap<>(before);
        Set<Kept.Place> moved = new LinkedHashSet<>();
        for (Reading reading : readings) {
            var place = Kept.Place.of(reading);
            Kept known = now.get(place);
            Kept kept = kept(reading, known);
            now.put(place, kept);
            if (known == null || isMoved(known.reading(), kept.reading())) {
                moved.add(place);
            }
        }
        if (!moved.isEmpty()) {
            moments.put(device, time, Moment.of(now.values()));
            if (lookAround) {
                lookAround(time, now, moved);
            }
        }
        note(before, now);
    }

    /** What is kept for a reading in the place of what was; that, as it is, if nothing new is said. */
    private Kept kept(Reading reading, @Nullable Kept known) {
        Reading said = fromMessage(reading, known);
        if (known == null) {
            return new Kept(possible(said), 0);
        }
        if (!isMoved(known.reading(), said)) {
            return known;
        }
        Reading checked = possible(said);
        return isOtherValue(known, reading) ? known.replacedBy(checked) : known.with(checked);
    }

    /** Whether the device itself says another value now; the same message read otherwise says nothing of its clock. */
    private boolean isOtherValue(Kept known, Reading reading) {
        return report.redecoding() == null && known.reading().value() != reading.value();
    }

    /** Whether neighbours may see it otherwise. */
    private static boolean isMoved(Reading before, Reading after) {
        return before.value() != after.value()
                || !before.quality().ofMessage().equals(after.quality().ofMessage());
    }

    /** The reading as its message has it, with the doubts about the device's clock. */
    private Reading fromMessage(Reading reading, @Nullable Kept known) {
        Duration behind = rules.clock().behind();
        Integer values = rules.clock().values();
        boolean isLate = behind != null
                && Duration.between(reading.time(), report.receivedAt()).compareTo(behind) >= 0;
        boolean stands =
                values != null && known != null && known.replaced() + (isOtherValue(known, reading) ? 1 : 0) >= values;
        return isLate || stands ? reading.with(Flag.CLOCK) : reading;
    }

    private Reading possible(Reading reading) {
        return rules.isPossible(reading) ? reading : reading.with(Flag.RANGE);
    }

    private void lookAround(long time, Map<Kept.Place, Kept> now, Set<Kept.Place> moved) {
        try (var around = new Around(moments, device, time, Moment.of(now.values()))) {
            var doubts = new Doubts(rules, around);
            Set<Reading> affected = new LinkedHashSet<>();
            for (Kept.Place place : moved) {
                affected.addAll(new Affected(rules, around).by(place.property(), place.time()));
            }
            now.values().forEach(kept -> affected.add(kept.reading()));
            for (Reading reading : affected) {
                Quality quality = doubts.of(reading);
                if (!quality.equals(reading.quality())) {
                    replace(around, reading.with(quality));
                }
            }
            now.putAll(around.moment(time).byPlace());
        }
    }

    /** Puts a reading that was checked anew in its place. */
    private void replace(Around around, Reading reading) {
        long time = reading.time().toEpochMilli();
        Map<Kept.Place, Kept> places = around.moment(time).byPlace();
        places.computeIfPresent(Kept.Place.of(reading), (place, kept) -> kept.with(reading));
        around.put(time, Moment.of(places.values()));
        rechecked.put(Kept.Place.of(reading), reading);
        changed.add(Interval.QUARTER_HOUR.windowOf(reading.time()));
        if (horizon.isPast(reading.time())) {
            old.add(Interval.HOUR.windowOf(reading.time()));
        }
    }

    private void note(Map<Kept.Place, Kept> before, Map<Kept.Place, Kept> now) {
        now.forEach((place, kept) -> {
            Kept known = before.get(place);
            said.put(place, kept.reading());
            if (known == null) {
                added.add(kept.reading());
                rechecked.remove(place);
            } else if (!known.reading().equals(kept.reading())) {
                changed.add(Interval.QUARTER_HOUR.windowOf(place.time()));
            }
        });
    }

    /** Checks anew what is remembered from one time to another; what is older is left to the store. */
    void again(Instant from, Instant to) {
        Instant start = from.isBefore(horizon.start()) ? horizon.start() : from;
        List<Long> times = new ArrayList<>();
        if (start.isBefore(to)) {
            try (WindowStoreIterator<Moment> all =
                    moments.between(device, start.toEpochMilli(), to.toEpochMilli() - 1)) {
                all.forEachRemaining(moment -> times.add(moment.key));
            }
        }
        for (long time : times) {
            Map<Kept.Place, Kept> now = moments.at(device, time).byPlace();
            lookAround(time, now, Set.of());
        }
    }

    /** The report as it is now, and what is too much for it. */
    List<Checked> parts(int most) {
        List<Reading> others = List.copyOf(rechecked.values());
        List<Reading> readings = report.readings().stream().map(this::asKept).toList();
        Report checked = report.withReadings(readings).withRechecked(others.subList(0, Math.min(most, others.size())));
        if (!old.isEmpty() || report.request() != null) {
            checked = checked.withRecompute(List.copyOf(old), horizon.start(), asOf);
        }
        List<Checked> parts = new ArrayList<>();
        parts.add(new Checked(checked, younger(added), younger(changed)));
        for (int from = most; from < others.size(); from += most) {
            Report more = checked.more(others.subList(from, Math.min(from + most, others.size())));
            parts.add(new Checked(more, List.of(), Set.of()));
        }
        return parts;
    }

    /** What the memory has of it; of two values for one time in one report, the first has only its own. */
    private Reading asKept(Reading reading) {
        Reading kept = said.get(Kept.Place.of(reading));
        return kept == null || kept.value() != reading.value() ? possible(reading) : kept;
    }

    /** What is older the windows no longer sum up: the store does, from more than the windows may know. */
    private List<Reading> younger(List<Reading> readings) {
        return readings.stream()
                .filter(reading -> !horizon.isPast(reading.time()))
                .toList();
    }

    private Set<Instant> younger(Set<Instant> quarters) {
        return quarters.stream().filter(quarter -> !horizon.isPast(quarter)).collect(Collectors.toSet());
    }
}
