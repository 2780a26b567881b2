package city.talpuls.indicators.air;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who demands limit values.
 *
 * @param id its number, by which it is known
 * @param name what people call it
 * @param source where it is published
 * @param attainBy from when on its values bind; absent if they do
 * @param capture the share of a year's hours that it wants, 0 to 1
 */
public record Directive(
        String id, Words name, String source, @Nullable LocalDate attainBy, double capture) {

    public Directive {
        if (!(capture > 0 && capture <= 1)) {
            throw new IllegalArgumentException("a share is from 0 to 1, not " + capture);
        }
    }
}
