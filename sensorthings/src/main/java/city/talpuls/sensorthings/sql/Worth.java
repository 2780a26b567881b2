package city.talpuls.sensorthings.sql;

import city.talpuls.sensorthings.query.Type;

/** What an expression is in SQL. */
sealed interface Worth {

    /** A value of a type other than JSON, interval and geometry. */
    record Scalar(Type type, Sql sql) implements Worth {}

    /**
     * Two times.
     *
     * @param moment whether they are always the same
     */
    record Span(Sql start, Sql end, boolean moment) implements Worth {}

    /** A value whose type shows when it is read: as {@code jsonb}, as number if it is one, as text if it is one. */
    record Json(Sql value, Sql number, Sql word) implements Worth {

        static Json of(Sql value) {
            return new Json(
                    value,
                    Sql.of("(case when jsonb_typeof(~) = 'number' then (~)::numeric end)", value, value),
                    Sql.of("(case when jsonb_typeof(~) = 'string' then (~) #>> '{}' end)", value, value));
        }

        Sql truth() {
            return Sql.of("(case when jsonb_typeof(~) = 'boolean' then (~)::boolean end)", value, value);
        }
    }
}
