package city.talpuls.model.topics;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.AlertEvent;
import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.Duplicate;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.registry.AlertRule;
import city.talpuls.model.registry.CodecSource;
import city.talpuls.model.registry.Gateway;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.Recipient;
import city.talpuls.model.registry.Registration;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds what {@code docs/} says of the topics against the code. */
class DocumentedTopicsTest {

    private static final Path DOCS = Path.of("..", "docs");

    private final JsonMapper mapper = new JsonMapper();

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("report", Report.class),
                Arguments.of("device-aggregates", DeviceAggregates.class),
                Arguments.of("duplicate", Duplicate.class),
                Arguments.of("device", Device.class),
                Arguments.of("dead-letter", DeadLetter.class),
                Arguments.of("codec-source", CodecSource.class),
                Arguments.of("profile", Profile.class),
                Arguments.of("registration", Registration.class),
                Arguments.of("gateway", Gateway.class),
                Arguments.of("alert-event", AlertEvent.class),
                Arguments.of("alert-rule", AlertRule.class),
                Arguments.of("recipient", Recipient.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    <T> void anExampleIsWhatTheCodeReadsAndWrites(String schema, Class<T> type) throws IOException {
        var codec = new Json().codec(type);
        JsonNode examples = schema(schema).path("examples");

        assertThat(examples).isNotEmpty().allSatisfy(example -> {
            T value = codec.read(mapper.writeValueAsBytes(example));
            assertThat(mapper.readTree(codec.write(value))).isEqualTo(example);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    <T> void aSchemaHasTheFieldsOfTheCode(String schema, Class<T> type) throws IOException {
        assertThat(schema(schema).path("properties").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(type.getRecordComponents())
                        .map(component -> component.getName())
                        .toList());
    }

    @Test
    void everyReasonOfADeadLetterIsDocumented() throws IOException {
        assertThat(schema("dead-letter").at("/properties/reason/enum"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::code).toList());
    }

    @Test
    void everyTopicIsDocumented() throws IOException {
        String words = Files.readString(DOCS.resolve("topics.md"));
        String asyncApi = Files.readString(DOCS.resolve("asyncapi.yaml"));

        assertThat(Topics.ALL).allSatisfy(topic -> {
            assertThat(words).contains("| `" + topic.name() + "` |");
            assertThat(asyncApi).contains("address: " + topic.name() + "\n");
            if (topic.config().containsKey("retention.ms")) {
                assertThat(asyncApi).contains("retention.ms: " + topic.config().get("retention.ms"));
            }
        });
    }

    private JsonNode schema(String name) throws IOException {
        return mapper.readTree(
                DOCS.resolve("schema").resolve(name + ".schema.json").toFile());
    }
}
