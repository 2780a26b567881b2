-- A device and what it measures. Both register themselves with their first reading.
CREATE TABLE device (
    id         text PRIMARY KEY,
    number     integer GENERATED ALWAYS AS IDENTITY UNIQUE, -- for protocols whose ids are integers
    name       text NOT NULL,
    latitude   double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude  double precision CHECK (longitude BETWEEN -180 AND 180),
    district   text,
    visibility text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'internal')),
    first_seen timestamptz NOT NULL,
    last_seen  timestamptz NOT NULL,                        -- by time of receipt
    texts      jsonb NOT NULL DEFAULT '{}',                 -- what it last said in words, by property
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);

CREATE TABLE datastream (
    id       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device   text NOT NULL REFERENCES device ON DELETE CASCADE,
    property text NOT NULL,
    unit     text,                                          -- UCUM; absent if nobody said
    UNIQUE (device, property)
);

CREATE INDEX datastream_property ON datastream (property);

-- One number at one time. No foreign key: the writer makes the datastream first, and a check per row costs a third
-- of the write rate.
CREATE TABLE reading (
    datastream integer NOT NULL,
    time       timestamptz NOT NULL,
    value      double precision NOT NULL,
    quality    smallint NOT NULL DEFAULT 0,                 -- bits of city.talpuls.model.measurement.Flag
    PRIMARY KEY (datastream, time)
);

-- Windows of 15 minutes and of an hour; time is the window's start. Flagged readings are counted and left out of the
-- rest. m2 is the sum of squared distances from the mean.
CREATE TABLE aggregate_15m (
    datastream integer NOT NULL,
    time       timestamptz NOT NULL,
    count      bigint NOT NULL,
    flagged    bigint NOT NULL,
    sum        double precision,
    min        double precision,
    max        double precision,
    m2         double precision,
    first_time timestamptz,
    first      double precision,
    last_time  timestamptz,
    last       double precision,
    as_of      timestamptz NOT NULL,                        -- receipt of the latest message seen by then
    PRIMARY KEY (datastream, time)
);

CREATE TABLE aggregate_1h (LIKE aggregate_15m INCLUDING ALL);

CREATE TABLE dead_letter (
    id          text PRIMARY KEY,                           -- partition-offset of the raw uplink
    received_at timestamptz NOT NULL,
    source      text NOT NULL,
    reason      text NOT NULL,
    detail      text NOT NULL,
    payload     bytea NOT NULL
);

CREATE INDEX dead_letter_by_reason ON dead_letter (reason, received_at DESC, id DESC);
CREATE INDEX dead_letter_by_time ON dead_letter (received_at DESC, id DESC);

-- How far each topic has been written into this database, in the same transaction as what was written: the writer
-- starts here, so nothing is written twice or left out, and a restored backup catches up by itself. The messages
-- counted here are the accounting's stored, duplicate and dead-lettered.
CREATE TABLE progress (
    topic       text NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint NOT NULL,
    messages    bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (topic, partition)
);
