package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.query.Expression;
import city.talpuls.sensorthings.query.Function;
import city.talpuls.sensorthings.query.Literal;
import city.talpuls.sensorthings.query.Operator;
import city.talpuls.sensorthings.query.Path;
import city.talpuls.sensorthings.query.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * What expressions are worth. Numbers are calculated as {@code numeric}, in which nothing that a query may contain overflows;
 * what is divided by zero is null. Times are taken apart in UTC, intervals at their start.
 */
final class Values {

    /** The first and last moment that a query can write. */
    private static final OffsetDateTime FIRST =
            LocalDate.of(1, 1, 1).atStartOfDay().atOffset(ZoneOffset.UTC);

    private static final OffsetDateTime LAST = OffsetDateTime.parse("9999-12-31T23:59:59.999999Z");

    private final Scope scope;
    private final Spots spots;
    private final Instant now;

    Values(Scope scope, Spots spots, Instant now) {
        this.scope = scope;
        this.spots = spots;
        this.now = now;
    }

    Worth worth(Expression expression) {
        return switch (expression) {
            case Literal literal -> literal(literal);
            case Path path -> path(path);
            case Expression.Calculation(var operator, var left, var right) ->
                calculated(expression.type(), operator, worth(left), worth(right));
            case Expression.Call(var function, var arguments) ->
                function.isSpatial()
                        ? new Worth.Scalar(Type.DECIMAL, spots.measured(function, arguments, scope))
                        : new Worth.Scalar(function.result(), called(function, arguments));
            case Expression.And _, Expression.Or _, Expression.Not _, Expression.Comparison _ ->
                throw new IllegalArgumentException("conditions are no values: " + expression);
        };
    }

    /** A time at its start. */
    static Sql moment(Worth worth) {
        return switch (worth) {
            case Worth.Span span -> span.start();
            case Worth.Scalar(var type, var sql) ->
                type == Type.DATE ? Sql.of("((~)::timestamp at time zone 'UTC')", sql) : sql;
            case Worth.Json _ -> throw new IllegalArgumentException("JSON is no time");
        };
    }

    /** A time from its start to its end. */
    static Worth.Span span(Worth worth) {
        return worth instanceof Worth.Span span ? span : new Worth.Span(moment(worth), moment(worth), true);
    }

    static Sql number(Worth worth) {
        return switch (worth) {
            case Worth.Scalar scalar -> scalar.sql();
            case Worth.Json json -> json.number();
            case Worth.Span _ -> throw new IllegalArgumentException("an interval is no number");
        };
    }

    static Sql word(Worth worth) {
        return switch (worth) {
            case Worth.Scalar scalar -> scalar.sql();
            case Worth.Json json -> json.word();
            case Worth.Span _ -> throw new IllegalArgumentException("an interval is no text");
        };
    }

    private static Worth literal(Literal literal) {
        return switch (literal) {
            case Literal.Interval(var start, var end) -> new Worth.Span(bound(start), bound(end), start.isEqual(end));
            case Literal.Span(var duration) ->
                new Worth.Scalar(Type.DURATION, Sql.of("(~)::interval", Sql.bound(duration.toString())));
            case Literal.Text(var value) -> new Worth.Scalar(Type.TEXT, Sql.bound(value));
            case Literal.Whole(var value) ->
                new Worth.Scalar(
                        Type.INTEGER,
                        Sql.bound(value.bitLength() < Long.SIZE ? (Object) value.longValue() : new BigDecimal(value)));
            case Literal.Fraction(var value) -> new Worth.Scalar(Type.DECIMAL, Sql.bound(value));
            case Literal.Truth(var value) -> new Worth.Scalar(Type.BOOLEAN, Sql.bound(value));
            case Literal.Moment(var value) -> new Worth.Scalar(Type.TIME, bound(value));
            case Literal.Day(var value) -> new Worth.Scalar(Type.DATE, Sql.bound(value));
            case Literal.Clock(var value) -> new Worth.Scalar(Type.CLOCK, Sql.bound(value));
            case Literal.Nothing _, Literal.Geography _ ->
                throw new IllegalArgumentException("it is compared with nothing: " + literal);
        };
    }

    /** In UTC, since PostgreSQL refuses offsets of sixteen hours and more that ISO 8601 allows. */
    private static Sql bound(OffsetDateTime time) {
        return Sql.bound(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private Worth path(Path path) {
        Column column = scope.column(path);
        if (path.fields().isEmpty()) {
            return switch (column) {
                case Column.One one ->
                    new Worth.Scalar(path.type() == Type.INTERVAL ? Type.TIME : path.type(), one.value());
                case Column.Span span -> new Worth.Span(span.start(), span.end(), false);
                case Column.Json json -> Worth.Json.of(json.value());
                case Column.Result result -> new Worth.Json(result.value(), result.number(), result.word());
            };
        }
        Sql json = switch (column) {
            case Column.Json whole -> whole.value();
            case Column.Result whole -> whole.value();
            case Column.One _, Column.Span _ -> throw new IllegalStateException(path.property() + " is not JSON");
        };
        List<Sql> fields = path.fields().stream().map(Sql::bound).toList();
        return Worth.Json.of(Sql.of("jsonb_extract_path(~, ~)", json, Sql.joined(", ", fields)));
    }

    private static Worth calculated(Type type, Operator operator, Worth left, Worth right) {
        String sign = operator == Operator.ADD ? "+" : "-";
        return switch (type) {
            case INTEGER, DECIMAL -> new Worth.Scalar(type, calculated(type, operator, number(left), number(right)));
            case DURATION -> new Worth.Scalar(type, Sql.of("(~ " + sign + " ~)", moment(left), moment(right)));
            case TIME -> new Worth.Scalar(type, Sql.of("(~ " + sign + " ~)", moment(left), moment(right)));
            case INTERVAL -> {
                Worth.Span span = span(left);
                yield new Worth.Span(
                        Sql.of("(~ " + sign + " ~)", span.start(), moment(right)),
                        Sql.of("(~ " + sign + " ~)", span.end(), moment(right)),
                        span.moment());
            }
            case TEXT, BOOLEAN, DATE, CLOCK, GEOMETRY, JSON, NULL ->
                throw new IllegalArgumentException("no calculation is worth " + type);
        };
    }

    private static Sql calculated(Type type, Operator operator, Sql left, Sql right) {
        return Sql.of(
                switch (operator) {
                    case ADD -> "((~)::numeric + (~)::numeric)";
                    case SUB -> "((~)::numeric - (~)::numeric)";
                    case MUL -> "((~)::numeric * (~)::numeric)";
                    case DIV ->
                        type == Type.INTEGER
                                ? "div((~)::numeric, nullif((~)::numeric, 0))"
                                : "((~)::numeric / nullif((~)::numeric, 0))";
                    case MOD -> "mod((~)::numeric, nullif((~)::numeric, 0))";
                },
                left,
                right);
    }

    private Sql called(Function function, List<Expression> arguments) {
        return switch (function) {
            case LENGTH -> texts("char_length(~)", arguments);
            case INDEXOF -> texts("(strpos(~, ~) - 1)", arguments);
            case SUBSTRING -> substring(arguments);
            case TOLOWER -> texts("lower(~)", arguments);
            case TOUPPER -> texts("upper(~)", arguments);
            case TRIM -> texts("btrim(~)", arguments);
            case CONCAT -> texts("(~ || ~)", arguments);
            case YEAR -> part("extract(year from ~)", arguments);
            case MONTH -> part("extract(month from ~)", arguments);
            case DAY -> part("extract(day from ~)", arguments);
            case HOUR -> part("extract(hour from ~)", arguments);
            case MINUTE -> part("extract(minute from ~)", arguments);
            case SECOND -> part("floor(extract(second from ~))", arguments);
            case FRACTIONALSECONDS -> part("mod(extract(second from ~), 1)", arguments);
            case DATE -> part("(~)::date", arguments);
            case TIME -> part("(~)::time", arguments);
            case TOTALOFFSETMINUTES -> offset(arguments.getFirst());
            case NOW -> Sql.bound(now.atOffset(ZoneOffset.UTC));
            case MINDATETIME -> Sql.bound(FIRST);
            case MAXDATETIME -> Sql.bound(LAST);
            case ROUND -> Sql.of("round((~)::numeric)", number(worth(arguments.getFirst())));
            case FLOOR -> Sql.of("floor((~)::numeric)", number(worth(arguments.getFirst())));
            case CEILING -> Sql.of("ceil((~)::numeric)", number(worth(arguments.getFirst())));
            case SUBSTRINGOF,
                    ENDSWITH,
                    STARTSWITH,
                    GEO_DISTANCE,
                    GEO_LENGTH,
                    GEO_INTERSECTS,
                    ST_EQUALS,
                    ST_DISJOINT,
                    ST_TOUCHES,
                    ST_WITHIN,
                    ST_OVERLAPS,
                    ST_CROSSES,
                    ST_INTERSECTS,
                    ST_CONTAINS,
                    ST_RELATE -> throw new IllegalArgumentException(function + " is a condition or about places");
        };
    }

    private Sql texts(String template, List<Expression> arguments) {
        return Sql.of(
                template,
                arguments.stream().map(argument -> word(worth(argument))).toArray(Sql[]::new));
    }

    /** Positions and lengths that no text has are brought to where they are, or PostgreSQL would refuse them. */
    private Sql substring(List<Expression> arguments) {
        return Sql.of(
                arguments.size() == 2 ? "substr(~, ~ + 1)" : "substr(~, ~ + 1, ~)",
                Stream.concat(
                                Stream.of(word(worth(arguments.getFirst()))),
                                arguments.stream()
                                        .skip(1)
                                        .map(argument -> Sql.of(
                                                "least(greatest(trunc((~)::numeric), 0), 1000000000)::integer",
                                                number(worth(argument)))))
                        .toArray(Sql[]::new));
    }

    private Sql part(String template, List<Expression> arguments) {
        return Sql.of(template, Sql.of("(~ at time zone 'UTC')", moment(worth(arguments.getFirst()))));
    }

    /** What is stored is in UTC; only what stands in the query itself has another offset. */
    private Sql offset(Expression time) {
        return time instanceof Literal.Moment(var moment)
                ? Sql.bound((long) moment.getOffset().getTotalSeconds() / 60)
                : Sql.of("(case when ~ is not null then 0 end)", moment(worth(time)));
    }
}
