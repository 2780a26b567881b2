-- Whoever has a station of his own sees and governs what it says, with a key for these devices.
ALTER TABLE api_key
    ADD COLUMN devices text[] NOT NULL DEFAULT '{}',        -- of whoever has it; none for a key that is nobody's
    ADD CONSTRAINT api_key_of_owner CHECK (devices = '{}' OR role = 'reader');

-- Each question of those who do not see everything asks which devices are internal (sight.sql).
CREATE INDEX device_internal ON device (id) WHERE visibility = 'internal';
CREATE INDEX sta_thing_internal ON sta_thing (id) WHERE internal;
