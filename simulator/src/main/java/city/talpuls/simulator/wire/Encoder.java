package city.talpuls.simulator.wire;

import city.talpuls.simulator.fleet.Fleet;
import city.talpuls.simulator.fleet.Mast;

/** Turns what devices say into messages, each in its device's format. */
public final class Encoder {

    private final ChirpStackJson chirpStack;
    private final ThingsStackJson thingsStack;
    private final NativeJson flat;
    private final SenmlJson senml;

    /** An encoder for the devices of a fleet and one run, which is one LoRaWAN session. */
    public Encoder(Fleet fleet, Session session) {
        var json = new JsonText();
        var radio = new Radio(fleet, Mast.shipped());
        this.chirpStack = new ChirpStackJson(json, radio, session);
        this.thingsStack = new ThingsStackJson(json, radio, session);
        this.flat = new NativeJson(json, radio);
        this.senml = new SenmlJson(json, radio);
    }

    public Message encode(Utterance utterance) {
        return switch (utterance.device().format()) {
            case CHIRPSTACK -> chirpStack.encode(utterance);
            case TTN -> thingsStack.encode(utterance);
            case NATIVE -> flat.encode(utterance);
            case SENML -> senml.encode(utterance);
        };
    }
}
