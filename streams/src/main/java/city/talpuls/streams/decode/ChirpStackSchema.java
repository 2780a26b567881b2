package city.talpuls.streams.decode;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.StructProto;
import com.google.protobuf.TimestampProto;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of ChirpStack's Protobuf events Talpuls reads: the fields of its {@code integration.proto} by their numbers, which
 * ChirpStack never gives to others. What is not listed is passed over. {@code LocationSource}, {@code LogLevel} and
 * {@code LogCode} are words in JSON and numbers here.
 */
final class ChirpStackSchema {

    private static final String TIME = ".google.protobuf.Timestamp";
    private static final String STRUCT = ".google.protobuf.Struct";

    private static final FileDescriptorProto FILE = FileDescriptorProto.newBuilder()
            .setName("events.proto")
            .setPackage("chirpstack")
            .setSyntax("proto3")
            .addDependency(TimestampProto.getDescriptor().getFullName())
            .addDependency(StructProto.getDescriptor().getFullName())
            .addMessageType(
                    message("DeviceInfo", text(7, "device_name"), text(8, "dev_eui"), repeated(9, "tags", "Tag"))
                            .addNestedType(message("Tag", text(1, "key"), text(2, "value"))
                                    .setOptions(MessageOptions.newBuilder().setMapEntry(true))))
            .addMessageType(message(
                            "Location",
                            field(1, "latitude", FieldDescriptorProto.Type.TYPE_DOUBLE),
                            field(2, "longitude", FieldDescriptorProto.Type.TYPE_DOUBLE),
                            word(4, "source", "LocationSource"))
                    .addEnumType(words(
                            "LocationSource",
                            "UNKNOWN",
                            "GPS",
                            "CONFIG",
                            "GEO_RESOLVER_TDOA",
                            "GEO_RESOLVER_RSSI",
                            "GEO_RESOLVER_GNSS",
                            "GEO_RESOLVER_WIFI")))
            .addMessageType(message("Modulation", object(3, "lora", "Lora")))
            .addMessageType(message("Lora"))
            .addMessageType(message("TxInfo", object(2, "modulation", "Modulation")))
            .addMessageType(message(
                    "RxInfo",
                    field(6, "rssi", FieldDescriptorProto.Type.TYPE_INT32),
                    field(7, "snr", FieldDescriptorProto.Type.TYPE_FLOAT),
                    object(17, "ns_time", TIME)))
            .addMessageType(message("JoinServerContext"))
            .addMessageType(message(
                    "up",
                    text(1, "deduplication_id"),
                    object(2, "time", TIME),
                    object(3, "device_info", "DeviceInfo"),
                    text(4, "dev_addr"),
                    field(7, "f_cnt", FieldDescriptorProto.Type.TYPE_UINT32),
                    field(8, "f_port", FieldDescriptorProto.Type.TYPE_UINT32),
                    field(10, "data", FieldDescriptorProto.Type.TYPE_BYTES),
                    object(11, "object", STRUCT),
                    repeated(12, "rx_info", "RxInfo"),
                    object(13, "tx_info", "TxInfo"),
                    object(15, "join_server_context", "JoinServerContext")))
            .addMessageType(message(
                    "join",
                    text(1, "deduplication_id"),
                    object(2, "time", TIME),
                    object(3, "device_info", "DeviceInfo"),
                    text(4, "dev_addr")))
            .addMessageType(message(
                    "status",
                    text(1, "deduplication_id"),
                    object(2, "time", TIME),
                    object(3, "device_info", "DeviceInfo"),
                    field(5, "margin", FieldDescriptorProto.Type.TYPE_INT32),
                    field(6, "external_power_source", FieldDescriptorProto.Type.TYPE_BOOL),
                    field(7, "battery_level_unavailable", FieldDescriptorProto.Type.TYPE_BOOL),
                    field(8, "battery_level", FieldDescriptorProto.Type.TYPE_FLOAT)))
            .addMessageType(message(
                    "ack",
                    text(1, "deduplication_id"),
                    object(2, "time", TIME),
                    object(3, "device_info", "DeviceInfo"),
                    field(5, "acknowledged", FieldDescriptorProto.Type.TYPE_BOOL),
                    field(6, "f_cnt_down", FieldDescriptorProto.Type.TYPE_UINT32)))
            .addMessageType(message(
                    "txack",
                    object(2, "time", TIME),
                    object(3, "device_info", "DeviceInfo"),
                    field(5, "f_cnt_down", FieldDescriptorProto.Type.TYPE_UINT32)))
            .addMessageType(message(
                            "log",
                            object(1, "time", TIME),
                            object(2, "device_info", "DeviceInfo"),
                            word(3, "level", "LogLevel"),
                            word(4, "code", "LogCode"),
                            text(5, "description"))
                    .addEnumType(words("LogLevel", "INFO", "WARNING", "ERROR"))
                    .addEnumType(words(
                            "LogCode",
                            "UNKNOWN",
                            "DOWNLINK_PAYLOAD_SIZE",
                            "UPLINK_CODEC",
                            "DOWNLINK_CODEC",
                            "OTAA",
                            "UPLINK_F_CNT_RESET",
                            "UPLINK_MIC",
                            "UPLINK_F_CNT_RETRANSMISSION",
                            "DOWNLINK_GATEWAY",
                            "RELAY_NEW_END_DEVICE",
                            "F_CNT_DOWN",
                            "EXPIRED")))
            .addMessageType(message(
                    "location",
                    text(1, "deduplication_id"),
                    object(2, "time", TIME),
                    object(3, "device_info", "DeviceInfo"),
                    object(4, "location", "Location")))
            .build();

    private static final List<String> EVENTS = List.of("up", "join", "status", "ack", "txack", "log", "location");

    private final Map<String, Descriptor> events;

    ChirpStackSchema() {
        try {
            FileDescriptor file = FileDescriptor.buildFrom(
                    FILE, new FileDescriptor[] {TimestampProto.getDescriptor(), StructProto.getDescriptor()});
            this.events = EVENTS.stream()
                    .collect(Collectors.toUnmodifiableMap(Function.identity(), file::findMessageTypeByName));
        } catch (DescriptorValidationException e) {
            throw new IllegalStateException("the description of ChirpStack's events is wrong", e);
        }
    }

    /** The fields of an event, by the last level of its topic; nothing for one that says nothing of the device. */
    @Nullable
    Descriptor event(String kind) {
        return events.get(kind);
    }

    private static DescriptorProto.Builder message(String name, FieldDescriptorProto.Builder... fields) {
        var message = DescriptorProto.newBuilder().setName(name);
        for (FieldDescriptorProto.Builder field : fields) {
            message.addField(field);
        }
        return message;
    }

    private static FieldDescriptorProto.Builder field(int number, String name, FieldDescriptorProto.Type type) {
        return FieldDescriptorProto.newBuilder()
                .setNumber(number)
                .setName(name)
                .setType(type)
                .setLabel(FieldDescriptorProto.Label.LABEL_OPTIONAL);
    }

    private static FieldDescriptorProto.Builder text(int number, String name) {
        return field(number, name, FieldDescriptorProto.Type.TYPE_STRING);
    }

    private static FieldDescriptorProto.Builder word(int number, String name, String words) {
        return field(number, name, FieldDescriptorProto.Type.TYPE_ENUM).setTypeName(words);
    }

    private static FieldDescriptorProto.Builder object(int number, String name, String message) {
        return field(number, name, FieldDescriptorProto.Type.TYPE_MESSAGE).setTypeName(message);
    }

    private static FieldDescriptorProto.Builder repeated(int number, String name, String message) {
        return object(number, name, message).setLabel(FieldDescriptorProto.Label.LABEL_REPEATED);
    }

    /** Words that are numbered from 0 on. */
    private static EnumDescriptorProto words(String name, String... words) {
        var list = EnumDescriptorProto.newBuilder().setName(name);
        for (int i = 0; i < words.length; i++) {
            list.addValue(
                    EnumValueDescriptorProto.newBuilder().setName(words[i]).setNumber(i));
        }
        return list.build();
    }
}
