package city.talpuls.codec;

/** Turns payloads of one kind into values. Safe for many threads, and the same frame gives the same values. */
public interface Codec {

    /** Decodes one payload; whatever it holds, there is an answer, in bounded time and memory. */
    Decoded decode(Frame frame);
}
