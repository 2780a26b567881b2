-- What operators registered, by kind and id as in city.talpuls.model.registry.EntryKey, in the form it has on the topic.
-- This table is where it is true; the topic carries it to the streams.
CREATE TABLE registry_entry (
    kind       text NOT NULL CHECK (kind IN ('codec', 'profile', 'device', 'gateway')),
    id         text NOT NULL,
    entry      jsonb NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, id)
);

CREATE INDEX registry_entry_by_profile ON registry_entry ((entry ->> 'profile')) WHERE kind = 'device';
CREATE INDEX registry_entry_by_codec ON registry_entry ((entry ->> 'codec')) WHERE kind = 'profile';

-- Changes of the registry that are not yet on the topic, in their order; written in the transaction of the change.
CREATE TABLE registry_change (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind   text NOT NULL,
    id     text NOT NULL,
    entry  jsonb                                            -- absent if it was taken away
);

-- A device may be registered before it speaks.
ALTER TABLE device ALTER COLUMN first_seen DROP NOT NULL, ALTER COLUMN last_seen DROP NOT NULL;

-- Dead letters that somebody wants to be read again, together.
CREATE TABLE replay (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_at timestamptz NOT NULL,
    letters  integer NOT NULL                               -- how many were asked for
);

ALTER TABLE dead_letter
    ADD COLUMN device      text,                            -- as far as it can be read
    ADD COLUMN redelivered boolean NOT NULL DEFAULT false,
    ADD COLUMN size        integer,                         -- of the message; greater than the payload's if that was cut
    ADD COLUMN state       text NOT NULL DEFAULT 'open'
        CHECK (state IN ('open', 'asked', 'sent', 'stored', 'duplicate')),
    ADD COLUMN replay      bigint REFERENCES replay ON DELETE SET NULL, -- the latest
    ADD COLUMN attempts    integer NOT NULL DEFAULT 1,      -- how often it was read
    ADD COLUMN settled_at  timestamptz;                     -- when it was last read

CREATE INDEX dead_letter_open_by_device ON dead_letter (device, reason) WHERE state = 'open';
CREATE INDEX dead_letter_asked ON dead_letter (received_at, id) WHERE state = 'asked';
CREATE INDEX dead_letter_by_replay ON dead_letter (replay) WHERE replay IS NOT NULL;

-- The number of each message that came by radio and has one: what is missing between them was lost on the air.
CREATE TABLE frame (
    device      integer NOT NULL,                           -- device.number
    received_at timestamptz NOT NULL,
    session     text NOT NULL,
    counter     bigint NOT NULL,
    PRIMARY KEY (device, received_at, session, counter)
);
