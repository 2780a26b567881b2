/**
 * The language of OGC SensorThings 1.1: text comes in, a checked query comes out, and SQL with bound values. Start at {@code
 * model} for what there is, {@code query} for what is asked, {@code sql} for how PostgreSQL is asked. Deliberately not here:
 * HTTP, MQTT, the database; it knows neither.
 */
@NullMarked
package city.talpuls.sensorthings;

import org.jspecify.annotations.NullMarked;
