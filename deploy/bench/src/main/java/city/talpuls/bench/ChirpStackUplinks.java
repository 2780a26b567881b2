package city.talpuls.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Uplinks as ChirpStack v4 publishes them: about 700 bytes, five measurements each, and how well a gateway heard them. It is
 * never so warm that there is a heat index, so each has as many readings as the others.
 */
final class ChirpStackUplinks implements Uplinks {

    /** How many readings are in each, with the dew point that follows. */
    static final int READINGS = 8;

    private static final String APPLICATION = "ca739e26-7b67-4f14-b69e-d568c22a5a75";

    private final int devices;

    /** Uplinks of so many devices, which take turns. */
    ChirpStackUplinks(int devices) {
        this.devices = devices;
    }

    @Override
    public String topic(long number) {
        return "application/" + APPLICATION + "/device/" + eui(device(number)) + "/event/up";
    }

    @Override
    public byte[] payload(long number, Instant time) {
        int device = device(number);
        long round = number / devices;
        return String.format(
                        Locale.ROOT,
                        """
            {"deduplicationId":"%s","time":"%s","deviceInfo":{"tenantId":"52f14cd4-c6f1-4fbd-8f87-4025e1d49242",\
            "tenantName":"Wuppertal","applicationId":"%s","applicationName":"Luft","deviceProfileName":"air",\
            "deviceName":"Luft %d","devEui":"%s","tags":{}},"devAddr":"00189440","adr":true,"dr":3,"fCnt":%d,"fPort":2,\
            "confirmed":false,"data":"AQIDBAUGBwgJCg==","object":{"temperature":%.2f,"relative_humidity":%.1f,\
            "pm10":%.2f,"pm2_5":%.2f,"battery_voltage":3.61},"rxInfo":[{"gatewayId":"0016c001f153a14c",\
            "uplinkId":%d,"rssi":-87,"snr":9.5,"channel":1,"crcStatus":"CRC_OK"}],"txInfo":{"frequency":867100000,\
            "modulation":{"lora":{"bandwidth":125000,"spreadingFactor":7,"codeRate":"CR_4_5"}}}}""",
                        new UUID(number, device),
                        time,
                        APPLICATION,
                        device,
                        eui(device),
                        round,
                        5 + device % 10 + Math.sin(round / 9.0) * 5,
                        40 + round % 50 + 0.5,
                        round % 40 + 0.25,
                        round % 20 + 0.75,
                        number & Integer.MAX_VALUE)
                .getBytes(StandardCharsets.UTF_8);
    }

    private int device(long number) {
        return Math.toIntExact(number % devices);
    }

    /** The DevEUI of one of the devices. */
    static String eui(int device) {
        return "a84041ffff%06x".formatted(device);
    }
}
