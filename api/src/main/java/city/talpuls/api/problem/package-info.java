/**
 * What a client is told when it gets no answer: an RFC 9457 problem with a stable type, whoever found the fault. A room
 * that must refuse throws {@link city.talpuls.api.problem.ProblemException}; what Micronaut itself refuses and what
 * nobody expected take the same form. Deliberately not here: what the parameters mean.
 */
@NullMarked
package city.talpuls.api.problem;

import org.jspecify.annotations.NullMarked;
