-- The latest reading of each datastream by its time of measurement, written with the reading itself. One that is dated in
-- the future stands here only while there is no other: a wrong clock hides no good reading.
CREATE TABLE latest (
    datastream integer PRIMARY KEY REFERENCES datastream ON DELETE CASCADE,
    time       timestamptz NOT NULL,
    value      double precision NOT NULL,
    quality    smallint NOT NULL
) WITH (fillfactor = 50);                                   -- changed all the time: room for that on the same page

INSERT INTO latest (datastream, time, value, quality)
SELECT datastream.id, found.time, found.value, found.quality
FROM datastream
CROSS JOIN LATERAL (
    SELECT * FROM (SELECT time, value, quality FROM reading
                   WHERE datastream = datastream.id AND quality & 1 = 0 ORDER BY time DESC LIMIT 1) AS dated_well
    UNION ALL
    SELECT * FROM (SELECT time, value, quality FROM reading
                   WHERE datastream = datastream.id ORDER BY time DESC LIMIT 1) AS any_at_all
    LIMIT 1) AS found;

-- Of the messages of a topic, those that could not be stored. On talpuls.readings they are dead letters instead.
ALTER TABLE progress ADD COLUMN refused bigint NOT NULL DEFAULT 0;

-- What is stored, by class, and how long each is kept; to be changed at any time, taking effect within an hour.
CREATE TABLE retention (
    class          text PRIMARY KEY,
    stored_in      text NOT NULL UNIQUE,                    -- the table
    by_time        text NOT NULL,                           -- its column by which it ages
    series         text CHECK (series IN ('datastream', 'device')), -- with which its key begins, before the time
    keep           interval CHECK (keep BETWEEN interval '7 days' AND interval '200 years'), -- absent: for ever
    dropped_before timestamptz NOT NULL DEFAULT '-infinity' -- what is older may be gone; said before anything is dropped
);

-- What was measured is kept until somebody decides otherwise: it costs some five bytes a reading, and nobody measures it
-- again. Dead letters and frames serve the operator, and hold more than measurements.
INSERT INTO retention (class, stored_in, by_time, series, keep) VALUES
    ('readings',       'reading',       'time',        'datastream', NULL),
    ('aggregates-15m', 'aggregate_15m', 'time',        'datastream', NULL),
    ('aggregates-1h',  'aggregate_1h',  'time',        'datastream', NULL),
    ('dead-letters',   'dead_letter',   'received_at', NULL,         interval '90 days'),
    ('frames',         'frame',         'received_at', 'device',     interval '90 days');

-- Hypertables of before: smaller chunks for aggregates from now on, as afterMigrate.sql makes them.
DO $$
DECLARE
    series record;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'timescaledb') THEN
        RETURN;
    END IF;
    FOR series IN
        SELECT name, chunk, compress_after FROM (VALUES
            ('aggregate_15m', interval '7 days',  interval '14 days'),
            ('aggregate_1h',  interval '30 days', interval '60 days')
        ) AS t(name, chunk, compress_after)
        JOIN timescaledb_information.hypertables AS hyper
          ON hyper.hypertable_schema = current_schema() AND hyper.hypertable_name = t.name
    LOOP
        PERFORM set_chunk_time_interval(series.name::regclass, series.chunk);
        PERFORM remove_compression_policy(series.name::regclass, if_exists => true);
        PERFORM add_compression_policy(series.name::regclass, series.compress_after);
    END LOOP;
END
$$;
