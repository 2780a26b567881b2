package city.talpuls.api.parameter;

import java.time.Instant;

/**
 * A span of time as the body of a request has it.
 *
 * @param from its start
 * @param to its end, which does not belong to it; later than its start
 */
public record TimeSpan(Instant from, Instant to) {

    /**
     * Reads the fields {@code from} and {@code to}, which have to be there.
     *
     * @throws city.talpuls.api.problem.ProblemException naming the field that is wrong
     */
    public static TimeSpan read(Form form) {
        Instant from = required(form, "from");
        Instant to = required(form, "to");
        if (!from.isBefore(to)) {
            throw form.wrong("to", "has to be later than from");
        }
        return new TimeSpan(from, to);
    }

    private static Instant required(Form form, String field) {
        Moment moment = form.read(field, Moment::ofText);
        if (moment == null) {
            throw form.wrong(field, "is missing");
        }
        return moment.instant();
    }
}
