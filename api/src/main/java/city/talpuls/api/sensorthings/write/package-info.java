/**
 * Writing through OGC SensorThings 1.1 (18-088): creating entities with all that belongs to them, changing, replacing and
 * deleting them, and many Observations at once. Start at {@link city.talpuls.api.sensorthings.write.WriteController}. A body
 * is read and checked as a whole first, {@link city.talpuls.api.sensorthings.write.EntityReader}; what it asks for is then one
 * transaction. What stands for a device belongs to the registry, which has routes of its own. Deliberately not here: how
 * entities are read, and who may write.
 */
@NullMarked
package city.talpuls.api.sensorthings.write;

import org.jspecify.annotations.NullMarked;
