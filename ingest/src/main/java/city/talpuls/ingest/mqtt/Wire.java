package city.talpuls.ingest.mqtt;

/** A client's connection to a broker, in one version of MQTT. */
interface Wire extends AutoCloseable {

    /** What comes over it. */
    interface Receiver {

        /**
         * A message.
         *
         * @param redelivered whether the broker says that it has sent it before
         */
        void arrived(String topic, byte[] payload, boolean redelivered, Receipt receipt);

        /** The end of the connection. */
        void ended(String why);
    }

    /**
     * What the broker needs to be told when a message is safe.
     *
     * @param packetId the message's within this connection
     * @param isAwaited whether it waits for that at all, which it does not at QoS 0
     */
    record Receipt(int packetId, boolean isAwaited) {}

    /**
     * Connects and subscribes, and hands everything that comes to the receiver.
     *
     * @throws NoConnection if the broker cannot be reached or refuses
     */
    void open(Receiver receiver) throws NoConnection;

    /** Tells the broker that a message is taken. */
    void acknowledge(int packetId) throws NoConnection;

    /** Ends the connection and leaves the session, with what was not acknowledged, at the broker. */
    @Override
    void close();
}
