-- Every message as it came off the wire, whatever became of it: what a mended codec reads again. Its place on
-- talpuls.uplinks is its name, as it is that of a dead letter.
CREATE TABLE uplink (
    device      text NOT NULL,                              -- whose it is; '' where neither topic, bytes nor key say so
    received_at timestamptz NOT NULL,
    partition   integer NOT NULL,
    at_offset   bigint NOT NULL,
    source      text NOT NULL,
    redelivered boolean NOT NULL,
    size        integer NOT NULL,                           -- of the message; greater than the payload's if that was cut
    payload     bytea NOT NULL,
    PRIMARY KEY (device, received_at, partition, at_offset)
);

-- Each message once: where no time stands in it, a redelivered copy of one that came within the days before is the same, as
-- it was for the streams, and its time of receipt is none of its own.
CREATE VIEW uplink_message AS
SELECT * FROM uplink
WHERE NOT (redelivered AND EXISTS (
    SELECT FROM uplink AS earlier
    WHERE earlier.device = uplink.device
      AND earlier.received_at >= date_bin('1 day', uplink.received_at, timestamptz 'epoch') - interval '3 days'
      AND (earlier.received_at, earlier.partition, earlier.at_offset)
          < (uplink.received_at, uplink.partition, uplink.at_offset)
      AND earlier.source = uplink.source
      AND earlier.payload = uplink.payload));

ALTER TABLE retention
    DROP CONSTRAINT retention_series_check,
    ADD CONSTRAINT retention_series_check CHECK (series IN ('datastream', 'device', 'device-id'));

INSERT INTO retention (class, stored_in, by_time, series, keep) VALUES
    ('uplinks', 'uplink', 'received_at', 'device-id', interval '90 days');

ALTER TABLE request
    DROP CONSTRAINT request_kind_check,
    ADD CONSTRAINT request_kind_check CHECK (kind IN ('recheck', 'redecode', 'erase')),
    DROP CONSTRAINT request_state_check,
    ADD CONSTRAINT request_state_check CHECK (state IN ('asked', 'sent', 'passed', 'done')),
    -- Of a redecoding: how many messages, how many of them are read again by now, and which was the last to be sent.
    ADD COLUMN messages       bigint NOT NULL DEFAULT 0,
    ADD COLUMN settled        bigint NOT NULL DEFAULT 0,
    ADD COLUMN sent_time      timestamptz,
    ADD COLUMN sent_partition integer,
    ADD COLUMN sent_offset    bigint,
    -- Of an erasure: what was received until then is erased, how many rows of what that were, and, once the readings are
    -- gone, how far the other topics have to be written before nothing can come after.
    ADD COLUMN erased_until   timestamptz,
    ADD COLUMN erased         jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN ends           jsonb;

CREATE INDEX request_passed ON request (id) WHERE state = 'passed';

-- Writers remember the numbers of datastreams. Whoever takes numbers away moves this on; whoever writes holds it meanwhile.
CREATE TABLE numbering (
    epoch bigint NOT NULL
);

INSERT INTO numbering VALUES (0);
