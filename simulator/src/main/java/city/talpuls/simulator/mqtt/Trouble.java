package city.talpuls.simulator.mqtt;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.jspecify.annotations.Nullable;

/** What Paho's exceptions mean, in words. */
final class Trouble {

    private Trouble() {}

    static BrokerUnavailable connecting(Broker broker, MqttException e) {
        return switch (e.getReasonCode()) {
            case MqttReturnCode.RETURN_CODE_BAD_USERNAME_OR_PASSWORD, MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED ->
                new BrokerUnavailable(
                        "the MQTT broker at " + broker + " refuses "
                                + (broker.username() == null
                                        ? "a client without username"
                                        : "this username and password"),
                        true,
                        e);
            default -> new BrokerUnavailable("no MQTT broker at " + broker + ": " + sentence(e), false, e);
        };
    }

    static String sentence(MqttException e) {
        return switch (root(e)) {
            case ConnectException refused -> "connection refused";
            case UnknownHostException host -> "unknown host";
            case SocketTimeoutException timeout -> "no answer";
            case MqttException mqtt
            when mqtt.getReasonCode() == MqttReturnCode.RETURN_CODE_NOT_AUTHORIZED ->
                "it does not allow this user to publish there";
            case Throwable other -> reason(other.getMessage());
        };
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String reason(@Nullable String message) {
        return message == null ? "the connection was lost" : message;
    }
}
