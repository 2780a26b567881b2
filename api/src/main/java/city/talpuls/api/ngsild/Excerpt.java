package city.talpuls.api.ngsild;

import city.talpuls.api.problem.ProblemException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which of the entities are told.
 *
 * @param offset how many are left out before
 * @param limit the most that are told; none if only their number is asked for
 * @param isCounted whether their number is told
 */
record Excerpt(int offset, int limit, boolean isCounted) {

    static final int MOST = 1_000;
    static final int USUAL = 100;

    static Excerpt asked(@Nullable String offset, @Nullable String limit, @Nullable String count) {
        if (count != null && !count.equals("true") && !count.equals("false")) {
            throw ProblemException.badParameter("count", "count is true or false");
        }
        boolean isCounted = "true".equals(count);
        return new Excerpt(
                offset == null ? 0 : number("offset", offset, 0, 1_000_000_000),
                limit == null ? USUAL : number("limit", limit, isCounted ? 0 : 1, MOST),
                isCounted);
    }

    /** Where the excerpt before this begins, if there is one. */
    OptionalInt before() {
        return offset > 0 && limit > 0 ? OptionalInt.of(Math.max(0, offset - limit)) : OptionalInt.empty();
    }

    /** Where the excerpt after this begins, if of so many there are some left. */
    OptionalInt after(int all) {
        return limit > 0 && offset < all - limit ? OptionalInt.of(offset + limit) : OptionalInt.empty();
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip(offset).limit(limit).toList();
    }

    private static int number(String name, String text, int least, int most) {
        if (text.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw ProblemException.badParameter(name, name + " must be a whole number from " + least + " to " + most);
    }
}
