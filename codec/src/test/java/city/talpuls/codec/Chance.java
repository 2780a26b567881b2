package city.talpuls.codec;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * What a property is tried with, the same for the same seed. A property that does not hold names the seed with which it
 * does not; {@code -Dtalpuls.test.trials=100} tries a hundred times as many.
 */
public final class Chance {

    private static final int FACTOR = Integer.getInteger("talpuls.test.trials", 1);

    private final RandomGenerator random;

    private Chance(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** What has to hold, whatever chance brings. */
    public interface Property {
        void holds(Chance chance) throws Exception;
    }

    /** Tries a property with so many seeds. */
    public static void tries(int seeds, Property property) {
        for (long seed = 0; seed < (long) seeds * FACTOR; seed++) {
            try {
                property.holds(new Chance(seed));
            } catch (Exception | AssertionError | StackOverflowError e) {
                throw new AssertionError("with seed " + seed + ": " + e, e);
            }
        }
    }

    /** A whole number within these bounds, both of which occur. */
    public long whole(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    /** A number of things within these bounds. */
    public int count(int least, int most) {
        return (int) whole(least, most);
    }

    /** True once in so many times. */
    public boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    /** 64 bits. */
    public long bits() {
        return random.nextLong();
    }

    /** Any bytes, at most so many. */
    public byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** One of these. */
    public <T> T oneOf(List<T> choice) {
        return choice.get(random.nextInt(choice.size()));
    }

    /** The text with pieces of it cut out, doubled, moved or replaced by one of these. */
    public String spoilt(String text, List<String> pieces) {
        var spoilt = new StringBuilder(text);
        for (int i = count(1, 4); i > 0; i--) {
            int from = random.nextInt(spoilt.length() + 1);
            int to = Math.min(spoilt.length(), from + random.nextInt(8));
            String piece = spoilt.substring(from, to);
            switch (random.nextInt(4)) {
                case 0 -> spoilt.delete(from, to);
                case 1 -> spoilt.insert(from, piece);
                case 2 -> spoilt.delete(from, to).insert(random.nextInt(spoilt.length() + 1), piece);
                default -> spoilt.replace(from, to, oneOf(pieces));
            }
        }
        return spoilt.toString();
    }
}
