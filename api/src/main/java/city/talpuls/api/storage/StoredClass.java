package city.talpuls.api.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of one class.
 *
 * @param name of the class
 * @param count how many there are
 * @param counted how that is known
 * @param oldest the time of the oldest
 * @param newest the time of the newest
 * @param keep how long they are kept; for ever without
 * @param oldestKeptUntil when the oldest may be dropped
 * @param droppedBefore what is older may be gone already
 * @param bytes on disk, with indexes
 * @param bytesEach on average
 * @param compression what compression made of some of it, on TimescaleDB
 */
@Introspected
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "StoredClass")
record StoredClass(
        @JsonProperty("class") @Schema(name = "class", description = "What is stored", example = "readings")
        String name,

        @Schema(description = "How many there are", example = "262800000")
        long count,

        @Schema(
                description =
                        "Whether they were counted, or the database's statistics were asked: counting many takes long")
        Counted counted,

        @Schema(description = "The time of the oldest: of measurement, of a window's start, of receipt") @Nullable
        Instant oldest,

        @Schema(description = "The time of the newest") @Nullable
        Instant newest,

        @Schema(description = "How long they are kept, an ISO 8601 period; null for ever", example = "P90D") @Nullable
        String keep,

        @Schema(description = "When the oldest may be dropped; null if never") @Nullable
        Instant oldestKeptUntil,

        @Schema(description = "What is older may be gone already; null if nothing is") @Nullable
        Instant droppedBefore,

        @Schema(description = "On disk, with indexes", example = "1314000000")
        long bytes,

        @Schema(description = "On disk, on average", example = "5.2") @Nullable
        Double bytesEach,

        @Schema(description = "What compression made of the part that is compressed; null without TimescaleDB")
        @Nullable
        Compression compression) {

    /** How a number is known. */
    enum Counted {
        /** Counted now. */
        @JsonProperty("exact")
        EXACT,
        /** As the database's statistics have it. */
        @JsonProperty("estimate")
        ESTIMATE
    }

    /**
     * What compression made of something.
     *
     * @param before bytes that it took
     * @param after bytes that it takes
     */
    @Introspected
    @Schema(name = "Compression")
    record Compression(
            @Schema(description = "Bytes that it took", example = "24000000000")
            long before,

            @Schema(description = "Bytes that it takes", example = "1200000000")
            long after) {}
}
