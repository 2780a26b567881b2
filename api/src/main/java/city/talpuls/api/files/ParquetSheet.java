package city.talpuls.api.files;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file. A group of rows is kept in memory until it is full, which is most of what a file in the making takes; then
 * it is compressed and goes out.
 */
final class ParquetSheet implements Sheet {

    private static final long ROW_GROUP = 8 * 1024 * 1024;
    private static final int PAGE = 256 * 1024;
    private static final LogicalTypeAnnotation TIME = timestampType(true, LogicalTypeAnnotation.TimeUnit.MICROS);

    private final List<String> statistics;
    private final MessageType schema;
    private final Map<String, String> notes;
    private final Outlet outlet = new Outlet();
    private final Qualities<Binary> qualities = new Qualities<>(Binary::fromString);
    private Binary device = Binary.EMPTY;
    private Binary property = Binary.EMPTY;
    private @Nullable Binary unit;
    private @Nullable ParquetWriter<Consumer<RecordConsumer>> writer;

    /** @param notes what the file says of itself, by name */
    ParquetSheet(Content content, Map<String, String> notes) {
        this.statistics = switch (content) {
            case Content.Readings readings -> List.of();
            case Content.Windows(List<String> names) -> names;
        };
        this.schema = schema(content);
        this.notes = Map.copyOf(notes);
    }

    private static MessageType schema(Content content) {
        var schema = Types.buildMessage()
                .required(BINARY)
                .as(stringType())
                .named("device")
                .required(BINARY)
                .as(stringType())
                .named("property")
                .optional(BINARY)
                .as(stringType())
                .named("unit")
                .required(INT64)
                .as(TIME)
                .named("time");
        switch (content) {
            case Content.Readings readings ->
                schema.required(DOUBLE)
                        .named("value")
                        .required(BINARY)
                        .as(stringType())
                        .named("quality");
            case Content.Windows(List<String> names) -> {
                for (String name : names) {
                    if (Content.Windows.isTime(name)) {
                        schema.optional(INT64).as(TIME).named(name);
                    } else {
                        schema.optional(DOUBLE).named(name);
                    }
                }
                schema.required(INT64).named("count").required(INT64).named("flagged");
            }
        }
        return schema.named("readings");
    }

    @Override
    public void begin() {
        try {
            writer = new Builder(outlet).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void from(Origin origin) {
        device = Binary.fromString(origin.device());
        property = Binary.fromString(origin.property());
        unit = origin.unit() == null ? null : Binary.fromString(origin.unit());
    }

    @Override
    public void reading(long time, double value, int quality) {
        write(row -> {
            origin(row, time);
            row.startField("value", 4);
            row.addDouble(value);
            row.endField("value", 4);
            row.startField("quality", 5);
            row.addBinary(qualities.of(quality));
            row.endField("quality", 5);
        });
    }

    @Override
    public void window(long time, Collection<? extends @Nullable Object> said, long count, long flagged) {
        write(row -> {
            origin(row, time);
            int field = 4;
            for (Object statistic : said) {
                if (statistic != null) {
                    String name = statistics.get(field - 4);
                    row.startField(name, field);
                    if (statistic instanceof Instant instant) {
                        row.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
                    } else {
                        row.addDouble(((Number) statistic).doubleValue());
                    }
                    row.endField(name, field);
                }
                field++;
            }
            number(row, "count", field, count);
            number(row, "flagged", field + 1, flagged);
        });
    }

    private void origin(RecordConsumer row, long time) {
        text(row, "device", 0, device);
        text(row, "property", 1, property);
        if (unit != null) {
            text(row, "unit", 2, unit);
        }
        number(row, "time", 3, time);
    }

    private static void text(RecordConsumer row, String name, int field, Binary text) {
        row.startField(name, field);
        row.addBinary(text);
        row.endField(name, field);
    }

    private static void number(RecordConsumer row, String name, int field, long number) {
        row.startField(name, field);
        row.addLong(number);
        row.endField(name, field);
    }

    /** Once it is closed, nobody wants to have the rest. */
    private void write(Consumer<RecordConsumer> row) {
        if (writer == null) {
            return;
        }
        try {
            writer.write(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void end() {
        close();
    }

    @Override
    public byte[] take() {
        return outlet.take();
    }

    @Override
    public void close() {
        if (writer == null) {
            return;
        }
        try {
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer = null;
        }
    }

    private final class Builder extends ParquetWriter.Builder<Consumer<RecordConsumer>, Builder> {

        Builder(OutputFile file) {
            super(file);
            withConf(new PlainParquetConfiguration());
            withCompressionCodec(CompressionCodecName.ZSTD);
            withRowGroupSize(ROW_GROUP);
            withPageSize(PAGE);
            withDictionaryPageSize(PAGE);
            withDictionaryEncoding("time", false);
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        @SuppressWarnings("deprecation") // The one for Hadoop is abstract.
        protected WriteSupport<Consumer<RecordConsumer>> getWriteSupport(Configuration configuration) {
            return new Rows();
        }

        @Override
        protected WriteSupport<Consumer<RecordConsumer>> getWriteSupport(ParquetConfiguration configuration) {
            return new Rows();
        }
    }

    /** Rows write themselves. */
    private final class Rows extends WriteSupport<Consumer<RecordConsumer>> {

        private @Nullable RecordConsumer consumer;

        @Override
        @SuppressWarnings("deprecation") // The one for Hadoop is abstract.
        public WriteContext init(Configuration configuration) {
            return new WriteContext(schema, notes);
        }

        @Override
        public WriteContext init(ParquetConfiguration configuration) {
            return new WriteContext(schema, notes);
        }

        @Override
        public void prepareForWrite(RecordConsumer recordConsumer) {
            consumer = recordConsumer;
        }

        @Override
        public void write(Consumer<RecordConsumer> row) {
            if (consumer == null) {
                throw new IllegalStateException("not prepared");
            }
            consumer.startMessage();
            row.accept(consumer);
            consumer.endMessage();
        }
    }
}
