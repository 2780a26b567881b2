-- Where TimescaleDB is available, the tables of readings, aggregates and frames are hypertables; elsewhere they stay as they
-- are, and every query is the same. Runs after every start, so that a database that gains the extension gains this too.
DO $$
DECLARE
    series record;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'timescaledb') THEN
        RETURN;
    END IF;
    -- Flyway's own lock is no longer held here, and other processes may start at the same moment.
    PERFORM pg_advisory_xact_lock(hashtext('talpuls: hypertables'));
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
        CREATE EXTENSION timescaledb;
    END IF;
    FOR series IN
        SELECT * FROM (VALUES
            ('reading',       'datastream', 'time', 'time', interval '7 days',  interval '14 days'),
            ('aggregate_15m', 'datastream', 'time', 'time', interval '30 days', interval '60 days'),
            ('aggregate_1h',  'datastream', 'time', 'time', interval '90 days', interval '180 days'),
            ('frame',         'device', 'received_at', 'received_at, session, counter', interval '30 days', interval '60 days')
        ) AS t(name, segment, at, sorted_by, chunk, compress_after)
    LOOP
        IF EXISTS (SELECT FROM timescaledb_information.hypertables
                WHERE hypertable_schema = current_schema() AND hypertable_name = series.name) THEN
            CONTINUE;
        END IF;
        PERFORM create_hypertable(series.name::regclass, series.at,
            chunk_time_interval => series.chunk, migrate_data => true, create_default_indexes => false);
        EXECUTE format('ALTER TABLE %I SET (timescaledb.compress, timescaledb.compress_segmentby = %L, '
            'timescaledb.compress_orderby = %L)', series.name, series.segment, series.sorted_by);
        PERFORM add_compression_policy(series.name::regclass, series.compress_after);
    END LOOP;
END
$$;
