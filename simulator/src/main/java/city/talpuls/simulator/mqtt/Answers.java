package city.talpuls.simulator.mqtt;

/** What the broker says to messages, by the numbers they were published under; from a thread of the connection. */
interface Answers {

    void taken(long number);

    void refused(long number, String why);
}
