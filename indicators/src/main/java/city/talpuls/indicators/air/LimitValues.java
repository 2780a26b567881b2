package city.talpuls.indicators.air;

import java.util.List;

/** The limit values that Talpuls knows. The list is data: {@code limit-values.yaml}. */
public final class LimitValues {

    private final List<LimitValue> all;

    private LimitValues(List<LimitValue> all) {
        this.all = List.copyOf(all);
    }

    /** Reads those that are shipped. */
    public static LimitValues shipped() {
        return new LimitValues(Shipped.read("limit-values.yaml", DirectiveEntry.class).stream()
                .flatMap(DirectiveEntry::toLimitValues)
                .toList());
    }

    /** All of them, in the order of the list. */
    public List<LimitValue> all() {
        return all;
    }
}
