package city.talpuls.simulator.course;

/**
 * What happens in the city beyond its everyday.
 *
 * @param spell weather out of the ordinary
 * @param ailments of its devices
 */
public record Disturbances(Spell spell, Ailments ailments) {

    /** Everyday. */
    public static Disturbances none() {
        return new Disturbances(new Spell.None(), Ailments.none());
    }
}
