-- What operators asked to be done with what devices have said, one row a device; done in its turn among the device's
-- messages.
CREATE SEQUENCE request_group;

CREATE TABLE request (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    of_group  bigint NOT NULL,                              -- those that were asked for together
    kind      text NOT NULL CHECK (kind IN ('recheck')),
    device    text NOT NULL,
    from_time timestamptz NOT NULL,
    to_time   timestamptz NOT NULL CHECK (from_time < to_time),
    asked_at  timestamptz NOT NULL DEFAULT now(),
    state     text NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'sent', 'done')),
    done_at   timestamptz
);

CREATE INDEX request_asked ON request (id) WHERE state = 'asked';
CREATE INDEX request_by_group ON request (of_group);
