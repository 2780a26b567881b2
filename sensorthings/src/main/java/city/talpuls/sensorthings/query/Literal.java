package city.talpuls.sensorthings.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.locationtech.jts.geom.Geometry;

/** A value that stands in the query itself. */
public sealed interface Literal extends Expression {

    record Text(String value) implements Literal {

        @Override
        public Type type() {
            return Type.TEXT;
        }
    }

    record Whole(BigInteger value) implements Literal {

        @Override
        public Type type() {
            return Type.INTEGER;
        }
    }

    record Fraction(BigDecimal value) implements Literal {

        @Override
        public Type type() {
            return Type.DECIMAL;
        }
    }

    record Truth(boolean value) implements Literal {

        @Override
        public Type type() {
            return Type.BOOLEAN;
        }
    }

    record Nothing() implements Literal {

        @Override
        public Type type() {
            return Type.NULL;
        }
    }

    record Moment(OffsetDateTime value) implements Literal {

        @Override
        public Type type() {
            return Type.TIME;
        }
    }

    /** Where a moment is wanted it is the first of the day in UTC. */
    record Day(LocalDate value) implements Literal {

        @Override
        public Type type() {
            return Type.DATE;
        }
    }

    record Clock(LocalTime value) implements Literal {

        @Override
        public Type type() {
            return Type.CLOCK;
        }
    }

    record Interval(OffsetDateTime start, OffsetDateTime end) implements Literal {

        public Interval {
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("the interval ends before it starts");
            }
        }

        @Override
        public Type type() {
            return Type.INTERVAL;
        }
    }

    record Span(Duration value) implements Literal {

        @Override
        public Type type() {
            return Type.DURATION;
        }
    }

    /**
     * A geometry in WGS 84, longitude first.
     *
     * @param wkt as it was written; that it is a geometry is the first thing that is found out about it
     */
    record Geography(String wkt) implements Literal {

        public Geography {
            WellKnownText.read(wkt);
        }

        /** A new one each time, since geometries can be changed. */
        public Geometry geometry() {
            return WellKnownText.read(wkt);
        }

        @Override
        public Type type() {
            return Type.GEOMETRY;
        }
    }
}
