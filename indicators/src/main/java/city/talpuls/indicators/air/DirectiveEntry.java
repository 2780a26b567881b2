package city.talpuls.indicators.air;

import city.talpuls.model.measurement.Property;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A directive as it is written in {@code limit-values.yaml}. */
record DirectiveEntry(
        String directive,
        Words name,
        String source,
        @Nullable String attainBy,
        double capture,
        List<Line> values) {

    Stream<LimitValue> toLimitValues() {
        var demanding =
                new Directive(directive, name, source, attainBy == null ? null : LocalDate.parse(attainBy), capture);
        return values.stream().map(line -> line.toLimitValue(demanding));
    }

    /** A limit value as it is written. */
    record Line(
            String id,
            String property,
            String kind,
            String period,
            int threshold,
            int allowed,
            @Nullable Integer years) {

        LimitValue toLimitValue(Directive directive) {
            return new LimitValue(
                    id,
                    directive,
                    new Property(property),
                    LimitKind.ofLabel(kind),
                    LimitPeriod.ofLabel(period),
                    threshold,
                    allowed,
                    years == null ? 1 : years);
        }
    }
}
