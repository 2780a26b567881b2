package city.talpuls.sensorthings.model;

/**
 * A property of an entity type.
 *
 * @param name as it is written in queries and documents
 * @param kind what its values are
 * @param writable whether clients may set it; what is not is found out by the service
 * @param mandatory whether whoever creates an entity has to give it
 */
public record Property(String name, Kind kind, boolean writable, boolean mandatory) {

    /** By which an entity is known; in documents {@code @iot.id}. */
    public static final Property ID = new Property("id", Kind.INTEGER, false, false);

    /** Where an entity is found; in documents {@code @iot.selfLink}. */
    public static final Property SELF_LINK = new Property("@iot.selfLink", Kind.TEXT, false, false);

    public Property {
        if (mandatory && !writable) {
            throw new IllegalArgumentException("nobody can give " + name);
        }
    }

    static Property mandatory(String name, Kind kind) {
        return new Property(name, kind, true, true);
    }

    static Property optional(String name, Kind kind) {
        return new Property(name, kind, true, false);
    }

    static Property found(String name, Kind kind) {
        return new Property(name, kind, false, false);
    }

    @Override
    public String toString() {
        return name;
    }
}
