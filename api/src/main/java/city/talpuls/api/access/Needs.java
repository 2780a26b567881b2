package city.talpuls.api.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which role a route needs; at a controller, for all its routes that do not say it themselves. A route of which nobody
 * says it is open to nobody.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Needs {

    /** The role. */
    Role value();

    /** Whether a key that is for some parts of the API only is good for this one, whatever its parts are. */
    boolean whateverScope() default false;
}
