package city.talpuls.api.live;

import java.util.List;
import java.util.function.Supplier;

/**
 * A record on Kafka.
 *
 * @param partition its partition's place among those that are followed
 * @param offset there
 * @param size in bytes
 * @param words what it says; read when somebody listens
 */
record Heard(int partition, long offset, int size, Supplier<List<Word>> words) {}
