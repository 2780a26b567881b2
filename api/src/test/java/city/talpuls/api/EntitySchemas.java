package city.talpuls.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;

/** The schemas of the smart data models, which are for entities whose attributes are told by their values alone. */
final class EntitySchemas {

    private static final String HERE = "classpath:city/talpuls/api/ngsild/";
    private static final String PAGES = "https://smart-data-models.github.io/";

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            factory -> factory.schemaMappers(mappers -> mappers.mapPrefix(
                            PAGES + "data-models/common-schema.json", HERE + "common-schema.json")
                    .mapPrefix(PAGES + "dataModel.Weather/weather-schema.json", HERE + "weather-schema.json")
                    .mapPrefix(
                            PAGES + "dataModel.Environment/Environment-schema.json", HERE + "Environment-schema.json")
                    .mapPrefix(
                            "https://raw.githubusercontent.com/smart-data-models/dataModel.Environment/master/Environment-schema.json",
                            HERE + "Environment-schema.json")));

    /** What is wrong with an entity, a line each. */
    List<String> faults(JsonNode entity) {
        JsonSchema schema =
                schemas.getSchema(SchemaLocation.of(HERE + entity.get("type").asText() + ".json"));
        return schema
                .validate(entity, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
