package city.talpuls.indicators.air;

import java.util.List;
import java.util.Optional;

/** The air-quality indices that Talpuls knows. The list is data: {@code indices.yaml}. */
public final class AirIndices {

    private final List<AirIndex> all;

    private AirIndices(List<AirIndex> all) {
        this.all = List.copyOf(all);
    }

    /** Reads those that are shipped. */
    public static AirIndices shipped() {
        return new AirIndices(Shipped.read("indices.yaml", IndexEntry.class).stream()
                .map(IndexEntry::toIndex)
                .toList());
    }

    /** All versions of all indices, the older before the newer. */
    public List<AirIndex> all() {
        return all;
    }

    /** The newest version of an index; nothing if there is no such index. */
    public Optional<AirIndex> newest(String id) {
        return all.stream().filter(index -> index.id().equals(id)).reduce((older, newer) -> newer);
    }

    /** A version of an index, if there is one. */
    public Optional<AirIndex> find(String id, String version) {
        return all.stream()
                .filter(index -> index.id().equals(id) && index.version().equals(version))
                .findFirst();
    }
}
