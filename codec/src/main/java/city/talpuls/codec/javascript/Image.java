package city.talpuls.codec.javascript;

import java.util.Arrays;

/**
 * A sandbox's memory with a script loaded, as what differs from that of an empty sandbox: a tenth of it, for most
 * scripts.
 */
final class Image {

    private static final int BLOCK = 4096;

    private final int[] places;
    private final byte[][] blocks;
    private final int size;

    private Image(int[] places, byte[][] blocks, int size) {
        this.places = places;
        this.blocks = blocks;
        this.size = size;
    }

    /** What turns one memory into the other; the other is at least as long. */
    static Image difference(byte[] empty, byte[] loaded) {
        int[] places = new int[loaded.length / BLOCK];
        byte[][] blocks = new byte[places.length][];
        int found = 0;
        for (int place = 0; place < loaded.length; place += BLOCK) {
            if (place >= empty.length || !Arrays.equals(empty, place, place + BLOCK, loaded, place, place + BLOCK)) {
                places[found] = place;
                blocks[found] = Arrays.copyOfRange(loaded, place, place + BLOCK);
                found++;
            }
        }
        return new Image(Arrays.copyOf(places, found), Arrays.copyOf(blocks, found), loaded.length);
    }

    /** How many bytes the memory has. */
    int size() {
        return size;
    }

    /** Writes what differs. */
    void writeTo(run.endive.runtime.Memory memory) {
        for (int i = 0; i < places.length; i++) {
            memory.write(places[i], blocks[i]);
        }
    }
}
