package city.talpuls.api.ngsild;

import city.talpuls.api.air.AirLately;
import city.talpuls.api.air.AirNow;
import city.talpuls.api.bins.Outlook;
import city.talpuls.api.bins.Outlooks;
import city.talpuls.api.opendata.OpenData;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes entities of devices, as the smart data models have them. What is doubted, or in another unit, is left out. */
@Singleton
final class Entities {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final String CELSIUS = "CEL";
    private static final String SHARE = "C62";
    private static final double HALF_A_TURN = 180;

    private final Attributes attributes;
    private final AirLately air;
    private final Outlooks bins;
    private final OpenData terms;

    Entities(Attributes attributes, AirLately air, Outlooks bins, OpenData terms) {
        this.attributes = attributes;
        this.air = air;
        this.bins = bins;
        this.terms = terms;
    }

    /** Whether a device can be told as such an entity: all but containers have to say when they were observed. */
    boolean knows(EntityType type, Station station) {
        return type == EntityType.WASTE_CONTAINER
                || station.readings().stream()
                        .anyMatch(reading -> attribute(type, reading).isPresent());
    }

    /** One of each that is known, in their order. */
    List<Entity> of(EntityType type, List<Station> stations) {
        List<Station> known =
                stations.stream().filter(station -> knows(type, station)).toList();
        List<String> devices = known.stream().map(Station::device).toList();
        Map<String, AirNow> graded = type == EntityType.AIR_QUALITY_OBSERVED ? air.at(devices) : Map.of();
        Map<String, Outlook> foreseen = type == EntityType.WASTE_CONTAINER ? bins.of(devices) : Map.of();
        return known.stream()
                .map(station -> of(type, station, graded.get(station.device()), foreseen.get(station.device())))
                .toList();
    }

    private Entity of(EntityType type, Station station, @Nullable AirNow graded, @Nullable Outlook foreseen) {
        Map<String, Entity.Member> members = new LinkedHashMap<>();
        members.put("name", text(station.name()));
        members.put("location", new Entity.Member.Point(station.longitude(), station.latitude()));
        if (station.district() != null) {
            members.put("areaServed", text(station.district()));
        }
        members.put("dataProvider", text(terms.publisher()));
        members.put(
                "refDevice",
                new Entity.Member.Reference(
                        EntityType.deviceUrn(station.device()), type == EntityType.WASTE_CONTAINER));
        Optional<Instant> latest = measured(type, station, members);
        if (type != EntityType.WASTE_CONTAINER) {
            latest.ifPresent(time -> members.put("dateObserved", new Entity.Member.Time(time)));
        }
        if (graded != null) {
            members.put(
                    "airQualityIndex", new Entity.Member.Value(JSON.numberNode(graded.grade()), graded.hour(), null));
            members.put("airQualityLevel", new Entity.Member.Value(JSON.textNode(graded.label()), graded.hour(), null));
        }
        if (foreseen != null) {
            foresee(foreseen, members);
        }
        return new Entity(type, type.urn(station.device()), members);
    }

    /** Adds what was measured, and tells when the latest of it was. */
    private Optional<Instant> measured(EntityType type, Station station, Map<String, Entity.Member> members) {
        return station.readings().stream()
                .filter(reading -> put(type, reading, members))
                .map(Station.Measured::time)
                .max(Comparator.naturalOrder());
    }

    private Optional<Attribute> attribute(EntityType type, Station.Measured reading) {
        return attributes
                .of(type, reading.property())
                .filter(known -> known.unit().equals(reading.unit()))
                .filter(known -> isPossible(known, reading.value()));
    }

    private boolean put(EntityType type, Station.Measured reading, Map<String, Entity.Member> members) {
        Optional<Attribute> attribute = attribute(type, reading);
        attribute.ifPresent(known -> members.put(
                known.name(), number(shown(type, known, reading.value()), reading.time(), known.unitCode())));
        return attribute.isPresent();
    }

    /** In the models only temperatures are below zero. */
    private static boolean isPossible(Attribute attribute, double value) {
        return Double.isFinite(value) && (value >= 0 || attribute.unitCode().equals(CELSIUS));
    }

    /** AirQualityObserved has directions from -180 to 180, where WeatherObserved has them from 0 to 360; a share is one of at most 1. */
    private static double shown(EntityType type, Attribute attribute, double value) {
        boolean isTurned = type == EntityType.AIR_QUALITY_OBSERVED
                && attribute.name().equals("windDirection")
                && value > HALF_A_TURN;
        double shown = isTurned ? value - 2 * HALF_A_TURN : value * attribute.factor();
        return attribute.unitCode().equals(SHARE) ? Math.clamp(shown, 0, 1) : shown;
    }

    /** The level is shown from 0 to 1 also where a sensor says a little more. */
    private static void foresee(Outlook bin, Map<String, Entity.Member> members) {
        if (bin.level() != null) {
            double share = Math.clamp(bin.level() / 100, 0, 1);
            members.put("fillingLevel", number(share, bin.time(), SHARE));
        }
        if (bin.emptiedAt() != null) {
            members.put("dateLastEmptying", new Entity.Member.Time(bin.emptiedAt()));
        }
        if (bin.needsEmptyingBy() != null) {
            members.put("nextActuationDeadline", new Entity.Member.Time(bin.needsEmptyingBy()));
        }
    }

    private static Entity.Member number(double value, @Nullable Instant time, String unitCode) {
        // A share made of percents has no more digits than these had.
        var rounded = new BigDecimal(value).round(new MathContext(12)).doubleValue();
        return new Entity.Member.Value(JSON.numberNode(rounded), time, unitCode);
    }

    private static Entity.Member text(String text) {
        return new Entity.Member.Value(JSON.textNode(text), null, null);
    }
}
