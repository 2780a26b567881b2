package city.talpuls.model.topics;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Rfc3339;
import city.talpuls.model.measurement.Severity;
import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.registry.CodecForm;
import city.talpuls.model.registry.Derivation;
import city.talpuls.model.registry.Recipient;
import city.talpuls.model.registry.Setting;
import city.talpuls.model.registry.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/**
 * The JSON on the topics: times in RFC 3339, ids, properties, qualities and reasons as plain text, payloads in base64,
 * absent values left out. A reader passes over fields that it does not know, so that fields can be added.
 */
public final class Json {

    private final JsonMapper mapper;

    public Json() {
        var words = new SimpleModule("talpuls");
        text(words, DeviceId.class, DeviceId::value, DeviceId::new);
        text(words, Property.class, Property::name, Property::new);
        text(words, Quality.class, Quality::label, Quality::ofLabel);
        text(words, Interval.class, Interval::label, Interval::ofLabel);
        text(words, Reason.class, Reason::code, Reason::ofCode);
        text(words, CodecForm.class, CodecForm::label, CodecForm::ofLabel);
        text(words, Derivation.class, Derivation::label, Derivation::ofLabel);
        text(words, Visibility.class, Visibility::label, Visibility::ofLabel);
        word(words, Severity.class);
        word(words, AlertEvent.Kind.class);
        word(words, AlertRule.Watch.class);
        word(words, AlertRule.Statistic.class);
        word(words, AlertRule.Direction.class);
        word(words, Recipient.Channel.class);
        text(words, Instant.class, Rfc3339::write, Rfc3339::read);
        words.addKeySerializer(Setting.class, new JsonSerializer<>() {
            @Override
            public void serialize(Setting setting, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeFieldName(setting.label());
            }
        });
        words.addKeyDeserializer(Setting.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String label, DeserializationContext context) throws IOException {
                try {
                    return Setting.ofLabel(label);
                } catch (IllegalArgumentException e) {
                    throw JsonMappingException.from(context, e.getMessage(), e);
                }
            }
        });
        words.addSerializer(Payload.class, new StdSerializer<>(Payload.class) {
            @Serial
            private static final long serialVersionUID = 1;

            @Override
            public void serialize(Payload payload, JsonGenerator json, SerializerProvider provider) throws IOException {
                if (payload.isCut()) {
                    json.writeStartObject();
                    json.writeBinaryField("start", payload.bytes());
                    json.writeNumberField("size", payload.size());
                    json.writeEndObject();
                } else {
                    json.writeBinary(payload.bytes());
                }
            }
        });
        words.addDeserializer(Payload.class, new JsonDeserializer<>() {
            @Override
            public Payload deserialize(JsonParser json, DeserializationContext context) throws IOException {
                if (!json.isExpectedStartObjectToken()) {
                    return Payload.of(json.getBinaryValue());
                }
                JsonNode cut = json.readValueAsTree();
                return Payload.startOf(
                        cut.path("size").asInt(), cut.path("start").binaryValue());
            }
        });
        mapper = JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                        .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                        .build())
                .addModule(new JavaTimeModule())
                .addModule(words)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
                .build();
    }

    /** The codec of one type of value. */
    public <T> JsonCodec<T> codec(Class<T> type) {
        return new JsonCodec<>(mapper.writerFor(type), mapper.readerFor(type));
    }

    /** A constant by its name in small letters. */
    private static <E extends Enum<E>> void word(SimpleModule module, Class<E> type) {
        text(
                module,
                type,
                constant -> constant.name().toLowerCase(Locale.ROOT),
                label -> Enum.valueOf(type, label.toUpperCase(Locale.ROOT)));
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new StdSerializer<>(type) {
            @Serial
            private static final long serialVersionUID = 1;

            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                try {
                    return read.apply(json.getText());
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw JsonMappingException.from(json, e.getMessage(), e);
                }
            }
        });
    }
}
