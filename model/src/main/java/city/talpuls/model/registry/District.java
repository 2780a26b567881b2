package city.talpuls.model.registry;

import city.talpuls.model.measurement.Position;

/** A Stadtbezirk and a point inside of it. */
record District(String name, Position point) {}
