package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.query.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers the same to everything, and keeps what was asked. */
final class SamplePlaces implements Places {

    private final List<PlaceQuestion> asked = new ArrayList<>();

    List<PlaceQuestion> asked() {
        return asked;
    }

    @Override
    public Set<Long> matching(PlaceQuestion question) {
        asked.add(question);
        return Set.of(4L, 2L);
    }

    @Override
    public Map<Long, Double> measured(PlaceQuestion question) {
        asked.add(question);
        return Map.of(1L, 0.5, 2L, 1.5, 3L, 2.5);
    }

    @Override
    public double length(Literal.Geography geometry) {
        return geometry.geometry().getLength();
    }
}
