package city.talpuls.api.sensorthings.store;

/** A value as PostgreSQL writes it as text, whose type follows from what it is compared with. */
record Untyped(String text) {}
