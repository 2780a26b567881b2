-- Where TimescaleDB is available, the tables of readings, aggregates, frames and uplinks are hypertables; elsewhere they stay as they
-- are, and every query is the same. Runs after every start, so that a database that gains the extension gains this too.
--
-- A chunk is what a city of 5000 datastreams that speak every ten minutes fills with half a gigabyte or so: the newest of
-- each table fit into memory together. They are compressed when hardly anything late comes any more. All queries name the
-- origin and a span of time, so rows are compressed by origin, in the order of time.
DO $$
DECLARE
    series record;
BEGIN
    -- Flyway's own lock is no longer held here, and other processes may start at the same moment.
    PERFORM pg_advisory_xact_lock(hashtext('talpuls: hypertables'));
    IF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb') THEN
        -- What is too old is found by a few kilobytes of index, where no chunk can be dropped as a whole.
        IF to_regclass('frame_by_age') IS NULL THEN
            CREATE INDEX reading_by_age ON reading USING brin (time) WITH (autosummarize = on);
            CREATE INDEX aggregate_15m_by_age ON aggregate_15m USING brin (time) WITH (autosummarize = on);
            CREATE INDEX aggregate_1h_by_age ON aggregate_1h USING brin (time) WITH (autosummarize = on);
            CREATE INDEX frame_by_age ON frame USING brin (received_at) WITH (autosummarize = on);
        END IF;
        IF to_regclass('uplink_by_age') IS NULL THEN
            CREATE INDEX uplink_by_age ON uplink USING brin (received_at) WITH (autosummarize = on);
        END IF;
        -- The readings of a datastream lie far apart in a table that is filled as time goes on. An index that has all of a reading
        -- spares looking for each; it does so once a page has been vacuumed, so that is not left for long.
        IF to_regclass('reading_whole') IS NULL THEN
            ALTER TABLE reading DROP CONSTRAINT reading_pkey,
                ADD CONSTRAINT reading_whole PRIMARY KEY (datastream, time) INCLUDE (value, quality);
            ALTER TABLE reading SET (autovacuum_vacuum_insert_scale_factor = 0.02);
        END IF;
        RETURN;
    END IF;
    IF to_regclass('reading_whole') IS NOT NULL THEN
        ALTER TABLE reading DROP CONSTRAINT reading_whole, ADD CONSTRAINT reading_pkey PRIMARY KEY (datastream, time);
        ALTER TABLE reading RESET (autovacuum_vacuum_insert_scale_factor);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
        CREATE EXTENSION timescaledb;
    END IF;
    FOR series IN
        SELECT * FROM (VALUES
            ('reading',       'datastream', 'time', 'time', interval '7 days',  interval '14 days'),
            ('aggregate_15m', 'datastream', 'time', 'time', interval '7 days',  interval '14 days'),
            ('aggregate_1h',  'datastream', 'time', 'time', interval '30 days', interval '60 days'),
            ('frame',         'device', 'received_at', 'received_at, session, counter', interval '30 days', interval '60 days'),
            ('uplink',        'device', 'received_at', 'received_at, partition, at_offset', interval '1 day', interval '2 days')
        ) AS t(name, segment, at, sorted_by, chunk, compress_after)
    LOOP
        IF EXISTS (SELECT FROM timescaledb_information.hypertables
                WHERE hypertable_schema = current_schema() AND hypertable_name = series.name) THEN
            CONTINUE;
        END IF;
        IF to_regclass(series.name || '_by_age') IS NOT NULL THEN
            EXECUTE format('DROP INDEX %I', series.name || '_by_age');
        END IF;
        PERFORM create_hypertable(series.name::regclass, series.at,
            chunk_time_interval => series.chunk, migrate_data => true, create_default_indexes => false);
        EXECUTE format('ALTER TABLE %I SET (timescaledb.compress, timescaledb.compress_segmentby = %L, '
            'timescaledb.compress_orderby = %L)', series.name, series.segment, series.sorted_by);
        PERFORM add_compression_policy(series.name::regclass, series.compress_after);
    END LOOP;
END
$$;
