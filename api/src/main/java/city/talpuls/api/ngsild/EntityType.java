package city.talpuls.api.ngsild;

import java.util.Arrays;
import java.util.Optional;

/** The smart data models as which devices are shown. */
enum EntityType {
    AIR_QUALITY_OBSERVED("AirQualityObserved", "dataModel.Environment"),
    WASTE_CONTAINER("WasteContainer", "dataModel.WasteManagement"),
    WEATHER_OBSERVED("WeatherObserved", "dataModel.Weather");

    /** What the words of NGSI-LD itself mean. */
    static final String CORE_CONTEXT = "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld";

    private static final String URN = "urn:ngsi-ld:";

    private final String label;
    private final String model;

    EntityType(String label, String model) {
        this.label = label;
        this.model = model;
    }

    /** Its name in the models. */
    String label() {
        return label;
    }

    /** What the name stands for. */
    String iri() {
        return "https://smartdatamodels.org/" + model + "/" + label;
    }

    /** Where it is published what the words of the model mean. */
    String context() {
        return "https://raw.githubusercontent.com/smart-data-models/" + model + "/master/context.jsonld";
    }

    /** The id of the entity that a device is. */
    String urn(String device) {
        return prefix() + UriText.encoded(device);
    }

    /** The device that an entity of this type is; nothing if none can have such an id. */
    Optional<String> device(String urn) {
        return Optional.of(urn.substring(prefix().length())).flatMap(UriText::decoded);
    }

    /** The id of a device as something that entities refer to. */
    static String deviceUrn(String device) {
        return URN + "Device:" + UriText.encoded(device);
    }

    /** Reads {@link #label()} or {@link #iri()}. */
    static Optional<EntityType> ofText(String text) {
        return Arrays.stream(values())
                .filter(type -> type.label.equals(text) || type.iri().equals(text))
                .findFirst();
    }

    /** The type of an entity, by what its id begins with. */
    static Optional<EntityType> ofUrn(String urn) {
        return Arrays.stream(values())
                .filter(type -> urn.startsWith(type.prefix()))
                .findFirst();
    }

    private String prefix() {
        return URN + label + ":";
    }
}
