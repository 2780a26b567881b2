package city.talpuls.api.catalog;

import city.talpuls.api.store.Database;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Asks the database what there is to give away. A catalogue is for everybody, whoever asks: internal devices are never in it. */
@Singleton
final class Offers {

    /** What everybody may see, by property and district; devices outside of all districts are in none. */
    private static final String GROUPED = """
            SELECT property, district, count(*) AS devices, array_agg(datastream.id) AS datastreams,
                CASE WHEN count(DISTINCT unit) = 1 THEN min(unit) END AS unit,
                min(longitude) AS west, min(latitude) AS south, max(longitude) AS east, max(latitude) AS north,
                min(first_seen) AS issued, max(latest.time) FILTER (WHERE latest.time <= :now) AS latest
            FROM datastream
            JOIN device ON device.id = datastream.device
            JOIN latest ON latest.datastream = datastream.id
            WHERE visibility = 'public' AND district IS NOT NULL
                AND (cast(:id AS text) IS NULL OR property || ':' || district = :id)
            GROUP BY property, district""";

    /** The first reading of a datastream is looked up among its hours: they are far fewer, and there for each reading. */
    private static final String OFFERS = "WITH offer AS (" + GROUPED + """
             ORDER BY property, district LIMIT :rows OFFSET :skipped)
            SELECT offer.*, term.name, term.name_de, term.description,
                (SELECT min(begun.time) FROM unnest(offer.datastreams) AS of_one (id)
                 CROSS JOIN LATERAL (SELECT coalesce(first_time, time) AS time FROM aggregate_1h AS hour
                                     WHERE hour.datastream = of_one.id ORDER BY hour.time LIMIT 1) AS begun) AS first
            FROM offer LEFT JOIN property_term AS term ON term.property = offer.property
            ORDER BY offer.property, offer.district""";

    private final Database database;
    private final InstantSource clock;

    Offers(Database database, @Named("api") InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Some of what there is.
     *
     * @param offers these, in order of property and district
     * @param of how many there are
     * @param latest when the latest reading of all is from
     */
    record Excerpt(List<Offer> offers, int of, @Nullable Instant latest) {

        Excerpt {
            offers = List.copyOf(offers);
        }
    }

    /** So many, after as many as are skipped. */
    Excerpt some(int skipped, int rows) {
        Instant now = clock.instant();
        return database.ask(handle -> handle.createQuery(
                        "SELECT count(*) AS number, max(latest) AS latest FROM (" + GROUPED + ") AS offer")
                .bind("now", now)
                .bind("id", (String) null)
                .map((row, context) -> {
                    Timestamp latest = row.getTimestamp("latest");
                    return new Excerpt(
                            offers(handle, now, null, skipped, rows),
                            row.getInt("number"),
                            latest == null ? null : latest.toInstant());
                })
                .one());
    }

    /** The one with this id, if there is anything. */
    Optional<Offer> one(String id) {
        return database.ask(
                handle -> offers(handle, clock.instant(), id, 0, 1).stream().findFirst());
    }

    private static List<Offer> offers(Handle handle, Instant now, @Nullable String id, int skipped, int rows) {
        return handle.createQuery(OFFERS)
                .bind("now", now)
                .bind("id", id)
                .bind("skipped", skipped)
                .bind("rows", rows)
                .map((row, context) -> Offer.of(row))
                .list();
    }
}
