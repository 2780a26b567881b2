package city.talpuls.model.measurement;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The doubts about a reading, none of them when it is good.
 *
 * @param bits one bit per {@link Flag}, as it is stored; 0 when good
 */
public record Quality(int bits) {

    public static final Quality GOOD = new Quality(0);

    private static final int ALL =
            Arrays.stream(Flag.values()).mapToInt(Flag::bit).reduce(0, (a, b) -> a | b);

    private static final int OF_SERIES = Arrays.stream(Flag.values())
            .filter(Flag::isOfSeries)
            .mapToInt(Flag::bit)
            .reduce(0, (a, b) -> a | b);

    public Quality {
        if ((bits & ~ALL) != 0) {
            throw new IllegalArgumentException("no such quality flags: " + Integer.toBinaryString(bits & ~ALL));
        }
    }

    /** Reads {@link #label()}. */
    public static Quality ofLabel(String label) {
        if (label.equals("good")) {
            return GOOD;
        }
        int bits = 0;
        for (String name : label.split(",", -1)) {
            bits |= Arrays.stream(Flag.values())
                    .filter(flag -> flag.label().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such quality flag: '" + name + "'"))
                    .bit();
        }
        return new Quality(bits);
    }

    /** This quality with one doubt more. */
    public Quality with(Flag flag) {
        return new Quality(bits | flag.bit());
    }

    /** Whether it has this doubt. */
    public boolean has(Flag flag) {
        return (bits & flag.bit()) != 0;
    }

    /** The doubts that the message itself gave, without those that follow from the readings around it and the rules. */
    public Quality ofMessage() {
        return bits == 0 ? this : new Quality(bits & ~OF_SERIES);
    }

    public boolean isGood() {
        return bits == 0;
    }

    /** {@code good}, or the flags' names with commas between. */
    public String label() {
        return isGood()
                ? "good"
                : Arrays.stream(Flag.values())
                        .filter(this::has)
                        .map(Flag::label)
                        .collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return label();
    }
}
