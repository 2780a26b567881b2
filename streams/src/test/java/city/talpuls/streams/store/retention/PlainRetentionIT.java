package city.talpuls.streams.store.retention;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.timescale.TestDatabase;
import city.talpuls.model.timescale.TestDatabases;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Retention on plain PostgreSQL. */
class PlainRetentionIT extends RetentionContract {

    @Override
    TestDatabase open() {
        return TestDatabases.plain();
    }

    @Test
    void oneInstanceAtATimeMakesTheRound() throws SQLException {
        run("UPDATE retention SET keep = interval '1 year'");
        try (var other = another();
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtext('talpuls: retention'))");
            enforce();
            assertThat(counts()).containsExactly("38|38|6|6");
            statement.execute("SELECT pg_advisory_unlock_all()");
        }

        enforce();
        assertThat(counts()).isNotEqualTo(List.of("38|38|6|6"));
    }
}
