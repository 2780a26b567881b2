package city.talpuls.codec.javascript;

import city.talpuls.codec.Decoded.Fault;
import io.roastedroot.quickjs4j.core.Builtins;
import io.roastedroot.quickjs4j.core.Engine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmInterruptedException;
import run.endive.wasm.types.MemoryLimits;

/**
 * A JavaScript engine whose memory is set to where a run begins before each run. A run that was stopped or ran out of
 * memory or stack leaves it spent: what is outside of the memory is no longer where it was. For one thread at a time.
 */
final class Sandbox {

    /** 16 MiB, of which an empty sandbox takes 1.3. */
    private static final int MOST_PAGES = 256;

    /** Memory that a run took is not given back by setting the memory back: from here on a new sandbox is better. */
    private static final int SPENT_PAGES = 192;

    /** What the driver says of an error for which no memory was left. */
    private static final String NO_ERROR = "{\"errors\":[\"null\"]}";

    private static final String DRIVER = read("beside.js") + read("driver.js");

    private final Watch watch;
    private final Engine engine;
    private final Memory memory;
    private final Mailbox mailbox;
    private final int begin;
    private final byte[] empty;
    private boolean spent;

    private Sandbox(Watch watch, Engine engine, Memory memory, Mailbox mailbox, int begin, byte[] empty) {
        this.watch = watch;
        this.engine = engine;
        this.memory = memory;
        this.mailbox = mailbox;
        this.begin = begin;
        this.empty = empty;
    }

    /**
     * A sandbox without a script.
     *
     * @param like the memory of another that is empty, if there is one: images fit all sandboxes that began with it
     */
    static Sandbox open(Watch watch, byte @Nullable [] like) {
        var mailbox = new Mailbox();
        var made = new Memory[1];
        Engine engine = Engine.builder()
                .addBuiltins(Builtins.builder("host")
                        .addVoidToString("take", mailbox::take)
                        .addStringToVoid("give", mailbox::give)
                        .build())
                .withStdout(new Silence())
                .withStderr(new Silence())
                .withMemoryFactory(
                        limits -> made[0] = new ByteArrayMemory(new MemoryLimits(limits.initialPages(), MOST_PAGES)))
                .build();
        Memory memory = made[0];
        engine.exec(engine.compile(DRIVER));
        int begin = engine.compileRaw("talpuls();".getBytes(StandardCharsets.UTF_8));
        byte[] empty = like == null ? memory.readBytes(0, memory.pages() * Memory.PAGE_SIZE) : like;
        return new Sandbox(watch, engine, memory, mailbox, begin, empty);
    }

    /** The memory with which every run begins, but for what a script's image changes in it. */
    byte[] empty() {
        return empty;
    }

    /** Whether this sandbox has to be replaced. */
    boolean isSpent() {
        return spent || memory.pages() > SPENT_PAGES;
    }

    /** Loads a script. */
    Image load(String source, Duration limit) throws ScriptException {
        set(null);
        String answer = run(source, limit);
        if (!answer.isEmpty()) {
            throw new ScriptException(Fault.FAILED, answer);
        }
        return Image.difference(empty, memory.readBytes(0, memory.pages() * Memory.PAGE_SIZE));
    }

    /** Runs a script that was loaded: from a text to a text, see {@code driver.js}. */
    String decode(Image image, String input, Duration limit) throws ScriptException {
        set(image);
        String answer = run(input, limit);
        if (answer.equals(NO_ERROR) && memory.pages() > SPENT_PAGES) {
            throw new ScriptException(Fault.STOPPED, "it was stopped: it needs more than 16 MiB of memory");
        }
        return answer;
    }

    private void set(@Nullable Image image) {
        int missing = (image == null ? empty.length : image.size()) / Memory.PAGE_SIZE - memory.pages();
        if (missing > 0) {
            memory.grow(missing);
        }
        memory.write(0, empty);
        if (image != null) {
            image.writeTo(memory);
        }
    }

    private String run(String input, Duration limit) throws ScriptException {
        mailbox.put(input);
        Watch.Turn turn = watch.begin(limit);
        Throwable broken = execute();
        boolean stopped = turn.end();
        if (broken == null) {
            return mailbox.answer();
        }
        spent = true;
        if (stopped) {
            throw new ScriptException(Fault.STOPPED, "it was stopped after " + limit.toMillis() + " ms of CPU time");
        }
        if (broken instanceof WasmInterruptedException) {
            throw new DisturbedException();
        }
        throw new ScriptException(
                Fault.STOPPED, "it was stopped: it needs more than 16 MiB of memory, or calls itself without end");
    }

    private @Nullable Throwable execute() {
        try {
            engine.exec(begin);
            return null;
        } catch (RuntimeException | StackOverflowError e) {
            // Of many kinds: the engine's own, and those of whatever a script could make of a call to the host.
            return e;
        }
    }

    /** Leaves a run that somebody else than the watch interrupted. */
    static final class DisturbedException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        DisturbedException() {
            super("interrupted", null, false, false);
        }
    }

    private static String read(String name) {
        try (InputStream file = Sandbox.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** All that goes in and out. */
    private static final class Mailbox {

        private String question = "";
        private String answer = "";

        void put(String text) {
            question = text;
            answer = "";
        }

        String take() {
            return question;
        }

        void give(@Nullable String text) {
            answer = text == null ? "" : text;
        }

        String answer() {
            return answer;
        }
    }

    /** Takes what scripts say to the console, and keeps none of it. */
    private static final class Silence extends ByteArrayOutputStream {

        @Override
        public void write(int b) {}

        @Override
        public void write(byte[] bytes, int offset, int length) {}
    }
}
