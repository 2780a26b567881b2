package city.talpuls.ingest.mqtt;

/** A client's connection to a broker, in one version of MQTT. */
interface Wire extends AutoCloseable {

    /** What is asked for: at least once. */
    int QOS = 1;

    /** How long the broker may take to answer. */
    long ANSWER_MILLIS = 15_000;

    /** How long it may take to answer a farewell. */
    long GOODBYE_MILLIS = 2_000;

    /** After so long without a word each side asks the other whether it is there. */
    int KEEP_ALIVE_SECONDS = 30;

    /** How long a connection may take to be made. */
    int CONNECT_SECONDS = 10;

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
