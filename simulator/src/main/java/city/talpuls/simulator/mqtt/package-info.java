/**
 * The rim of the simulator: a {@link city.talpuls.simulator.mqtt.Gateway} publishes messages at QoS 1, keeps each until
 * the broker has acknowledged it, and mends a lost connection by itself. What a message says is none of its business.
 */
@NullMarked
package city.talpuls.simulator.mqtt;

import org.jspecify.annotations.NullMarked;
