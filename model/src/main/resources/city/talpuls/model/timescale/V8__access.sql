-- Who may ask the api, and who has changed something through it.

CREATE TABLE api_key (
    id           text PRIMARY KEY,
    name         text NOT NULL,
    role         text NOT NULL CHECK (role IN ('reader', 'analyst', 'operator', 'admin')),
    scopes       text[] NOT NULL DEFAULT '{}',              -- parts of the api; none for all of it
    secret       bytea NOT NULL CHECK (length(secret) = 32), -- SHA-256 of it
    created_at   timestamptz NOT NULL,
    created_by   text NOT NULL,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz                                -- to the minute
);

-- Every request that would change something, done or refused; written before it is done.
CREATE TABLE audit (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time    timestamptz NOT NULL,
    caller  text NOT NULL,
    name    text NOT NULL,                                  -- what people called the caller then
    role    text,
    method  text NOT NULL,
    route   text NOT NULL,
    path    text NOT NULL,
    status  smallint,                                       -- absent until it is answered, and where Talpuls ended before
    address text NOT NULL,
    request text NOT NULL
);

CREATE INDEX audit_by_time ON audit (time DESC, id DESC);
CREATE INDEX audit_by_caller ON audit (caller, time DESC, id DESC);

INSERT INTO retention (class, stored_in, by_time, series, keep) VALUES
    ('audit', 'audit', 'time', NULL, interval '1 year');
