ALTER TABLE registry_entry
    DROP CONSTRAINT registry_entry_kind_check,
    ADD CONSTRAINT registry_entry_kind_check
        CHECK (kind IN ('codec', 'profile', 'device', 'gateway', 'rule', 'recipient'));

-- What somebody had to know, and what is so now.
CREATE TABLE alert (
    id              text PRIMARY KEY,
    rule            text NOT NULL,
    name            text NOT NULL,                          -- what people called the rule then
    device          text NOT NULL,
    property        text,                                   -- absent where the device as a whole is meant
    severity        text NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    value           double precision NOT NULL,              -- at the latest event
    raised_at       timestamptz NOT NULL,                   -- as measured, as are all times here but those of people
    changed_at      timestamptz NOT NULL,
    cleared_at      timestamptz,
    events          integer NOT NULL,                       -- how many
    acknowledged_at timestamptz,
    acknowledged_by text,
    note            text,
    CHECK ((acknowledged_at IS NULL) = (acknowledged_by IS NULL))
);

CREATE INDEX alert_by_time ON alert (raised_at DESC, id DESC);
CREATE INDEX alert_open ON alert (raised_at DESC, id DESC) WHERE cleared_at IS NULL;
CREATE INDEX alert_by_device ON alert (device, raised_at DESC);

CREATE TABLE alert_event (
    alert     text NOT NULL REFERENCES alert ON DELETE CASCADE,
    number    integer NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('raised', 'escalated', 'eased', 'cleared')),
    severity  text NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
    value     double precision NOT NULL,
    threshold double precision,
    time      timestamptz NOT NULL,
    stored_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (alert, number)
);

-- An event that a recipient is to hear of; written with the event, so that neither is there without the other. One of no alert
-- is a trial, so that a recipient can be tried without an alert that nobody had to know of.
CREATE TABLE delivery (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert         text,
    event         integer,
    recipient     text NOT NULL,                            -- the id of a registry entry, which may be gone by now
    state         text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'failed')),
    attempts      integer NOT NULL DEFAULT 0,               -- begun
    waiting_since timestamptz NOT NULL DEFAULT now(),
    next_attempt  timestamptz NOT NULL DEFAULT now(),
    leased_until  timestamptz,                              -- until then somebody is at it; later he is gone
    last_error    text,
    settled_at    timestamptz,
    UNIQUE (alert, event, recipient),
    FOREIGN KEY (alert, event) REFERENCES alert_event (alert, number) ON DELETE CASCADE,
    CHECK ((alert IS NULL) = (event IS NULL))
);

CREATE INDEX delivery_waiting ON delivery (recipient, next_attempt, id) WHERE state = 'waiting';
CREATE INDEX delivery_failed ON delivery (id) WHERE state = 'failed';
CREATE INDEX delivery_by_recipient ON delivery (recipient, id);

INSERT INTO retention (class, stored_in, by_time, series, keep) VALUES
    ('alerts', 'alert', 'raised_at', NULL, NULL);
