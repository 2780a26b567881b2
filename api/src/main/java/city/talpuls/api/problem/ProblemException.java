package city.talpuls.api.problem;

import java.io.Serial;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** The parameter cannot be used, for the reason given. */
    public static ProblemException badParameter(String field, String detail) {
        return new ProblemException(Problem.of(ProblemType.BAD_PARAMETER, field, detail));
    }

    Problem problem() {
        return problem;
    }
}
