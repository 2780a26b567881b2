-- What properties and units are called where people and portals read them; a property that is not here goes by its own name.

CREATE TABLE property_term (
    property    text PRIMARY KEY,
    name        text NOT NULL,
    name_de     text NOT NULL,
    description text NOT NULL,
    definition  text NOT NULL                               -- an address of a vocabulary that others use, or a name of ours
);

CREATE TABLE unit_term (
    unit   text PRIMARY KEY,                                -- UCUM
    name   text NOT NULL,
    symbol text NOT NULL
);

INSERT INTO property_term (property, name, name_de, description, definition) VALUES
    ('temperature',         'Air temperature',            'Lufttemperatur',         'Temperature of the air',                                      'http://vocab.nerc.ac.uk/standard_name/air_temperature/'),
    ('relative_humidity',   'Relative humidity',          'Relative Luftfeuchte',   'Water vapour in the air, of the most that it could hold',     'http://vocab.nerc.ac.uk/standard_name/relative_humidity/'),
    ('pressure',            'Air pressure',               'Luftdruck',              'Pressure of the air where the sensor is',                     'http://vocab.nerc.ac.uk/standard_name/air_pressure/'),
    ('pm10',                'PM10',                       'Feinstaub PM10',         'Mass concentration of particles up to 10 µm',                 'http://dd.eionet.europa.eu/vocabulary/aq/pollutant/5'),
    ('pm2_5',               'PM2.5',                      'Feinstaub PM2,5',        'Mass concentration of particles up to 2.5 µm',                'http://dd.eionet.europa.eu/vocabulary/aq/pollutant/6001'),
    ('pm1',                 'PM1',                        'Feinstaub PM1',          'Mass concentration of particles up to 1 µm',                  'http://dd.eionet.europa.eu/vocabulary/aq/pollutant/6002'),
    ('pm4',                 'PM4',                        'Feinstaub PM4',          'Mass concentration of particles up to 4 µm',                  'urn:talpuls:property:pm4'),
    ('no2',                 'Nitrogen dioxide',           'Stickstoffdioxid',       'Mass concentration of NO2 in the air',                        'http://dd.eionet.europa.eu/vocabulary/aq/pollutant/8'),
    ('o3',                  'Ozone',                      'Ozon',                   'Mass concentration of O3 in the air',                         'http://dd.eionet.europa.eu/vocabulary/aq/pollutant/7'),
    ('so2',                 'Sulphur dioxide',            'Schwefeldioxid',         'Mass concentration of SO2 in the air',                        'http://dd.eionet.europa.eu/vocabulary/aq/pollutant/1'),
    ('co',                  'Carbon monoxide',            'Kohlenmonoxid',          'Mass concentration of CO in the air',                         'http://dd.eionet.europa.eu/vocabulary/aq/pollutant/10'),
    ('co2',                 'Carbon dioxide',             'Kohlendioxid',           'Fraction of the air that is CO2',                             'http://vocab.nerc.ac.uk/standard_name/mole_fraction_of_carbon_dioxide_in_air/'),
    ('sound_level',         'Sound level',                'Schallpegel',            'Equivalent continuous sound pressure level, A-weighted',      'http://qudt.org/vocab/quantitykind/SoundPressureLevel'),
    ('illuminance',         'Illuminance',                'Beleuchtungsstärke',     'Light that falls onto a surface',                             'http://qudt.org/vocab/quantitykind/Illuminance'),
    ('water_level',         'Water level',                'Wasserstand',            'Height of the water above the zero of the gauge',             'urn:talpuls:property:water_level'),
    ('flow',                'Flow',                       'Abfluss',                'Volume of water that passes in a time',                       'http://vocab.nerc.ac.uk/standard_name/water_volume_transport_in_river_channel/'),
    ('rainfall',            'Rainfall',                   'Niederschlag',           'Height of the rain that fell since the reading before',       'http://vocab.nerc.ac.uk/standard_name/thickness_of_rainfall_amount/'),
    ('rain_rate',           'Rain rate',                  'Niederschlagsintensität', 'Height of the rain that falls in a time',                    'http://vocab.nerc.ac.uk/standard_name/rainfall_rate/'),
    ('wind_speed',          'Wind speed',                 'Windgeschwindigkeit',    'Speed of the air',                                            'http://vocab.nerc.ac.uk/standard_name/wind_speed/'),
    ('wind_gust',           'Gust speed',                 'Böengeschwindigkeit',    'Highest speed of the air within the time of a reading',       'http://vocab.nerc.ac.uk/standard_name/wind_speed_of_gust/'),
    ('wind_direction',      'Wind direction',             'Windrichtung',           'Where the wind comes from, clockwise from north',             'http://vocab.nerc.ac.uk/standard_name/wind_from_direction/'),
    ('soil_moisture',       'Soil moisture',              'Bodenfeuchte',           'Water in the soil by volume',                                 'urn:talpuls:property:soil_moisture'),
    ('soil_temperature',    'Soil temperature',           'Bodentemperatur',        'Temperature of the soil',                                     'http://vocab.nerc.ac.uk/standard_name/soil_temperature/'),
    ('surface_temperature', 'Surface temperature',        'Oberflächentemperatur',  'Temperature of a surface',                                    'http://vocab.nerc.ac.uk/standard_name/surface_temperature/'),
    ('water_temperature',   'Water temperature',          'Wassertemperatur',       'Temperature of the water',                                    'urn:talpuls:property:water_temperature'),
    ('dew_point',           'Dew point',                  'Taupunkt',               'Temperature to which the air would have to cool for dew',     'http://vocab.nerc.ac.uk/standard_name/dew_point_temperature/'),
    ('heat_index',          'Heat index',                 'Hitzeindex',             'How hot the air feels, of its temperature and humidity',      'urn:talpuls:property:heat_index'),
    ('fill_level',          'Fill level',                 'Füllstand',              'How full a container is',                                     'urn:talpuls:property:fill_level'),
    ('distance',            'Distance',                   'Abstand',                'From the sensor to what is before it',                        'http://qudt.org/vocab/quantitykind/Distance'),
    ('weight',              'Weight',                     'Gewicht',                'Mass of what is weighed',                                     'http://qudt.org/vocab/quantitykind/Mass'),
    ('people_count',        'People',                     'Personen',               'How many people passed since the reading before',             'urn:talpuls:property:people_count'),
    ('vehicle_count',       'Vehicles',                   'Fahrzeuge',              'How many vehicles passed since the reading before',           'urn:talpuls:property:vehicle_count'),
    ('battery_voltage',     'Battery voltage',            'Batteriespannung',       'Voltage of the sensor''s battery',                            'http://qudt.org/vocab/quantitykind/Voltage'),
    ('battery_level',       'Battery level',              'Batteriestand',          'How full the sensor''s battery is',                           'urn:talpuls:property:battery_level'),
    ('rssi',                'Signal strength',            'Empfangsstärke',         'Strength with which the best gateway received the sensor',    'urn:talpuls:property:rssi'),
    ('snr',                 'Signal-to-noise ratio',      'Signal-Rausch-Verhältnis', 'Signal above the noise at the best gateway',                'http://qudt.org/vocab/quantitykind/SignalToNoiseRatio');

INSERT INTO unit_term (unit, name, symbol) VALUES
    ('Cel', 'degree Celsius', '°C'), ('%', 'percent', '%'), ('hPa', 'hectopascal', 'hPa'), ('kPa', 'kilopascal', 'kPa'),
    ('ug/m3', 'microgram per cubic metre', 'µg/m³'), ('mg/m3', 'milligram per cubic metre', 'mg/m³'),
    ('[ppm]', 'parts per million', 'ppm'), ('[ppb]', 'parts per billion', 'ppb'),
    ('dB[A]', 'A-weighted decibel', 'dB(A)'), ('dB', 'decibel', 'dB'), ('dBm', 'decibel above a milliwatt', 'dBm'),
    ('lx', 'lux', 'lx'), ('cm', 'centimetre', 'cm'), ('mm', 'millimetre', 'mm'), ('m', 'metre', 'm'),
    ('m3/s', 'cubic metre per second', 'm³/s'), ('mm/h', 'millimetre per hour', 'mm/h'), ('m/s', 'metre per second', 'm/s'),
    ('deg', 'degree', '°'), ('kg', 'kilogram', 'kg'), ('V', 'volt', 'V'), ('A', 'ampere', 'A'), ('W', 'watt', 'W'),
    ('kW.h', 'kilowatt hour', 'kWh'), ('Hz', 'hertz', 'Hz'), ('W/m2', 'watt per square metre', 'W/m²'),
    ('uS/cm', 'microsiemens per centimetre', 'µS/cm'), ('Bq/m3', 'becquerel per cubic metre', 'Bq/m³'),
    ('m3', 'cubic metre', 'm³'), ('1', 'one', '1');

-- The entities of OGC SensorThings (18-088). Some stand for what Talpuls knows, and triggers keep these in step with it; the
-- others were made by clients of SensorThings and are here only.

CREATE TABLE sta_thing (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    device      text UNIQUE REFERENCES device ON DELETE CASCADE, -- that it stands for
    name        text NOT NULL,
    description text NOT NULL,
    properties  jsonb,
    internal    boolean NOT NULL DEFAULT false              -- for those only who say who they are
);

CREATE TABLE sta_location (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL,
    description   text NOT NULL,
    encoding_type text NOT NULL,
    location      jsonb NOT NULL,
    properties    jsonb,
    internal      boolean NOT NULL DEFAULT false
);

-- Where things are now.
CREATE TABLE sta_thing_location (
    thing    bigint NOT NULL REFERENCES sta_thing ON DELETE CASCADE,
    location bigint NOT NULL REFERENCES sta_location ON DELETE CASCADE,
    PRIMARY KEY (thing, location)
);

CREATE INDEX sta_thing_location_by_location ON sta_thing_location (location);

CREATE TABLE sta_historical_location (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    thing    bigint NOT NULL REFERENCES sta_thing ON DELETE CASCADE,
    time     timestamptz NOT NULL,
    internal boolean NOT NULL DEFAULT false
);

CREATE INDEX sta_historical_location_by_thing ON sta_historical_location (thing, time);

CREATE TABLE sta_historical_place (
    historical_location bigint NOT NULL REFERENCES sta_historical_location ON DELETE CASCADE,
    location            bigint NOT NULL REFERENCES sta_location ON DELETE CASCADE,
    PRIMARY KEY (historical_location, location)
);

CREATE INDEX sta_historical_place_by_location ON sta_historical_place (location);

CREATE TABLE sta_sensor (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    profile       text UNIQUE,                              -- that it stands for; empty for that of devices without one
    name          text NOT NULL,
    description   text NOT NULL,
    encoding_type text NOT NULL,
    metadata      jsonb NOT NULL,
    properties    jsonb
);

CREATE TABLE sta_observed_property (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    property    text UNIQUE,                                -- that it stands for
    name        text NOT NULL,
    definition  text NOT NULL,
    description text NOT NULL,
    properties  jsonb
);

-- Each datastream of Talpuls is four here: its readings, and their means over three lengths of time.
CREATE TABLE sta_datastream (
    id                  bigint GENERATED ALWAYS AS IDENTITY (MAXVALUE 2097151) PRIMARY KEY, -- 21 bits: part of observations' ids
    thing               bigint NOT NULL REFERENCES sta_thing ON DELETE CASCADE,
    sensor              bigint NOT NULL REFERENCES sta_sensor ON DELETE CASCADE,
    observed_property   bigint NOT NULL REFERENCES sta_observed_property ON DELETE CASCADE,
    datastream          integer REFERENCES datastream ON DELETE CASCADE, -- that it stands for
    kind                text NOT NULL CHECK (kind IN ('own', 'raw', '15m', '1h', '1d')), -- own: observations are in sta_observation
    name                text NOT NULL,
    description         text NOT NULL,
    unit_of_measurement jsonb NOT NULL,
    observation_type    text NOT NULL,
    properties          jsonb,
    observed_area       jsonb,
    internal            boolean NOT NULL DEFAULT false,
    UNIQUE (datastream, kind),
    CHECK ((datastream IS NULL) = (kind = 'own'))
);

CREATE INDEX sta_datastream_by_thing ON sta_datastream (thing);
CREATE INDEX sta_datastream_by_sensor ON sta_datastream (sensor);
CREATE INDEX sta_datastream_by_observed_property ON sta_datastream (observed_property);

CREATE TABLE sta_feature (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    location      bigint UNIQUE REFERENCES sta_location ON DELETE SET NULL, -- of which it was made
    name          text NOT NULL,
    description   text NOT NULL,
    encoding_type text NOT NULL,
    feature       jsonb NOT NULL,
    properties    jsonb,
    internal      boolean NOT NULL DEFAULT false
);

-- Observations that clients of SensorThings made; those of devices are in reading, aggregate_15m and aggregate_1h.
CREATE TABLE sta_observation (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    datastream       bigint NOT NULL REFERENCES sta_datastream ON DELETE CASCADE,
    feature          bigint NOT NULL REFERENCES sta_feature ON DELETE CASCADE,
    phenomenon_start timestamptz NOT NULL,
    phenomenon_end   timestamptz NOT NULL,                  -- the start, of a moment
    result_time      timestamptz,
    result           jsonb NOT NULL,
    result_number    double precision GENERATED ALWAYS AS
                     (CASE jsonb_typeof(result) WHEN 'number' THEN result::double precision END) STORED,
    result_text      text GENERATED ALWAYS AS (CASE jsonb_typeof(result) WHEN 'string' THEN result #>> '{}' END) STORED,
    result_quality   jsonb,
    valid_start      timestamptz,
    valid_end        timestamptz,
    parameters       jsonb,
    CHECK (phenomenon_start <= phenomenon_end),
    CHECK (valid_start <= valid_end)
);

CREATE INDEX sta_observation_by_datastream ON sta_observation (datastream, phenomenon_start);
CREATE INDEX sta_observation_by_feature ON sta_observation (feature);

CREATE FUNCTION sta_sensor_of(asked_device text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    of_profile text := coalesce((SELECT entry ->> 'profile' FROM registry_entry
                                 WHERE kind = 'device' AND id = asked_device), '');
    found bigint;
BEGIN
    SELECT id INTO found FROM sta_sensor WHERE profile = of_profile;
    IF found IS NULL THEN
        INSERT INTO sta_sensor (profile, name, description, encoding_type, metadata) VALUES (
            of_profile,
            CASE of_profile WHEN '' THEN 'Sensor of an unregistered type' ELSE of_profile END,
            CASE of_profile WHEN '' THEN 'Nobody has said what kind of sensor this is.'
                ELSE 'Sensors of the profile ' || of_profile END,
            'text/plain',
            to_jsonb(CASE of_profile WHEN '' THEN 'unknown' ELSE of_profile END))
        ON CONFLICT (profile) DO UPDATE SET profile = excluded.profile
        RETURNING id INTO found;
    END IF;
    RETURN found;
END
$$;

-- How a datastream of Talpuls is told.
CREATE FUNCTION sta_kinds() RETURNS TABLE (kind text, called text, described text, length text, aggregate text)
LANGUAGE sql IMMUTABLE AS $$
    VALUES ('raw', '', ', as it was measured', NULL, NULL),
           ('15m', ', means of 15 minutes', ', as means of 15 minutes of its good readings', 'PT15M', 'mean'),
           ('1h', ', means of an hour', ', as means of an hour of its good readings', 'PT1H', 'mean'),
           ('1d', ', means of a day', ', as means of a local day of its good readings', 'P1D', 'mean')
$$;

-- Where a thing is or was, and nothing else is.
CREATE FUNCTION sta_places_of(asked_thing bigint) RETURNS TABLE (location bigint) LANGUAGE sql STABLE AS $$
    WITH was AS (
        SELECT place.location FROM sta_historical_location AS history
        JOIN sta_historical_place AS place ON place.historical_location = history.id WHERE history.thing = asked_thing
        UNION
        SELECT location FROM sta_thing_location WHERE thing = asked_thing)
    SELECT location FROM was
    WHERE NOT EXISTS (SELECT FROM sta_thing_location AS other
                      WHERE other.location = was.location AND other.thing <> asked_thing)
$$;

-- A device has come, if there was none before; else it has another name or visibility, or has moved.
CREATE FUNCTION sta_tell_device(new device, old device) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    came     boolean := old.id IS NULL;
    hidden   boolean := new.visibility = 'internal';
    of_thing bigint;
    place    bigint;
    places   bigint[];
    history  bigint;
BEGIN
    INSERT INTO sta_thing (device, name, description, properties, internal) VALUES (
        new.id, new.name, 'The device ' || new.id,
        jsonb_strip_nulls(jsonb_build_object('device', new.id, 'district', new.district)), hidden)
    ON CONFLICT (device) DO UPDATE
    SET name = excluded.name, internal = excluded.internal,
        properties = (coalesce(sta_thing.properties, '{}') - 'district') || excluded.properties
    RETURNING id INTO of_thing;
    IF NOT came AND old.name <> new.name THEN
        UPDATE sta_datastream AS told SET name = property.name || ' of ' || new.name || of_kind.called
        FROM sta_observed_property AS property, sta_kinds() AS of_kind
        WHERE told.thing = of_thing AND property.id = told.observed_property AND of_kind.kind = told.kind;
    END IF;
    IF NOT came AND (old.latitude, old.longitude) IS DISTINCT FROM (new.latitude, new.longitude) THEN
        DELETE FROM sta_thing_location WHERE thing = of_thing;
    END IF;
    IF (came OR (old.latitude, old.longitude) IS DISTINCT FROM (new.latitude, new.longitude))
            AND new.latitude IS NOT NULL THEN
        INSERT INTO sta_location (name, description, encoding_type, location, internal) VALUES (
            'Place of ' || new.name, 'Where the device ' || new.id || ' is', 'application/geo+json',
            jsonb_build_object('type', 'Point', 'coordinates', jsonb_build_array(new.longitude, new.latitude)), hidden)
        RETURNING id INTO place;
        INSERT INTO sta_thing_location VALUES (of_thing, place);
        INSERT INTO sta_historical_location (thing, time, internal)
        VALUES (of_thing, CASE WHEN came THEN coalesce(new.first_seen, now()) ELSE now() END, hidden)
        RETURNING id INTO history;
        INSERT INTO sta_historical_place VALUES (history, place);
        INSERT INTO sta_feature (location, name, description, encoding_type, feature, internal)
        SELECT id, name, description, encoding_type, location, internal FROM sta_location WHERE id = place;
    END IF;
    IF NOT came AND old.visibility <> new.visibility THEN
        places := ARRAY(SELECT location FROM sta_places_of(of_thing));
        UPDATE sta_datastream SET internal = hidden WHERE thing = of_thing;
        UPDATE sta_historical_location SET internal = hidden WHERE thing = of_thing;
        UPDATE sta_location SET internal = hidden WHERE id = ANY (places);
        UPDATE sta_feature SET internal = hidden WHERE location = ANY (places);
    END IF;
END
$$;

CREATE FUNCTION sta_device_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM sta_tell_device(NEW, OLD);
    RETURN NULL;
END
$$;

CREATE TRIGGER sta_device_came AFTER INSERT ON device FOR EACH ROW EXECUTE FUNCTION sta_device_changed();

CREATE TRIGGER sta_device_changed AFTER UPDATE OF name, latitude, longitude, district, visibility ON device FOR EACH ROW
    WHEN ((OLD.name, OLD.latitude, OLD.longitude, OLD.district, OLD.visibility)
          IS DISTINCT FROM (NEW.name, NEW.latitude, NEW.longitude, NEW.district, NEW.visibility))
    EXECUTE FUNCTION sta_device_changed();

-- Who erases a device erases where it was.
CREATE FUNCTION sta_thing_goes() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    places bigint[] := ARRAY(SELECT location FROM sta_places_of(OLD.id));
BEGIN
    DELETE FROM sta_feature WHERE location = ANY (places);
    DELETE FROM sta_location WHERE id = ANY (places);
    RETURN OLD;
END
$$;

CREATE TRIGGER sta_thing_goes BEFORE DELETE ON sta_thing FOR EACH ROW WHEN (OLD.device IS NOT NULL)
    EXECUTE FUNCTION sta_thing_goes();

-- A datastream has come, or its unit is known now.
CREATE FUNCTION sta_tell_datastream(new datastream) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    of_property bigint;
    unit        jsonb;
BEGIN
    SELECT id INTO of_property FROM sta_observed_property WHERE property = new.property;
    IF of_property IS NULL THEN
        INSERT INTO sta_observed_property (property, name, definition, description, properties)
        SELECT new.property, coalesce(term.name, new.property),
               coalesce(term.definition, 'urn:talpuls:property:' || new.property),
               coalesce(term.description, 'What devices call ' || new.property),
               jsonb_strip_nulls(jsonb_build_object('property', new.property, 'name:de', term.name_de))
        FROM (SELECT) AS one LEFT JOIN property_term AS term ON term.property = new.property
        ON CONFLICT (property) DO UPDATE SET property = excluded.property
        RETURNING id INTO of_property;
    END IF;
    SELECT jsonb_build_object('name', coalesce(term.name, new.unit), 'symbol', coalesce(term.symbol, new.unit),
                              'definition', 'ucum:' || new.unit)
    INTO unit
    FROM (SELECT) AS one LEFT JOIN unit_term AS term ON term.unit = new.unit;
    INSERT INTO sta_datastream (thing, sensor, observed_property, datastream, kind, name, description, unit_of_measurement,
                                observation_type, properties, internal)
    SELECT thing.id, sta_sensor_of(new.device), of_property, new.id, of_kind.kind,
           property.name || ' of ' || thing.name || of_kind.called, property.description || of_kind.described, unit,
           'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement',
           jsonb_strip_nulls(jsonb_build_object('datastream', new.id, 'property', new.property,
                                                'interval', of_kind.length, 'aggregate', of_kind.aggregate)),
           thing.internal
    FROM sta_thing AS thing
    JOIN sta_observed_property AS property ON property.id = of_property
    CROSS JOIN sta_kinds() AS of_kind
    WHERE thing.device = new.device
    ON CONFLICT (datastream, kind) DO UPDATE SET unit_of_measurement = excluded.unit_of_measurement;
END
$$;

CREATE FUNCTION sta_datastream_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM sta_tell_datastream(NEW);
    RETURN NULL;
END
$$;

CREATE TRIGGER sta_datastream_came AFTER INSERT ON datastream FOR EACH ROW EXECUTE FUNCTION sta_datastream_changed();

CREATE TRIGGER sta_datastream_changed AFTER UPDATE OF unit ON datastream FOR EACH ROW
    WHEN (OLD.unit IS DISTINCT FROM NEW.unit)
    EXECUTE FUNCTION sta_datastream_changed();

-- A device is registered under another profile.
CREATE FUNCTION sta_registration_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    of_device text := CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END;
BEGIN
    UPDATE sta_datastream SET sensor = sta_sensor_of(of_device)
    WHERE thing = (SELECT id FROM sta_thing WHERE device = of_device) AND datastream IS NOT NULL;
    RETURN NULL;
END
$$;

CREATE TRIGGER sta_registration_came AFTER INSERT ON registry_entry FOR EACH ROW
    WHEN (NEW.kind = 'device') EXECUTE FUNCTION sta_registration_changed();

CREATE TRIGGER sta_registration_changed AFTER UPDATE ON registry_entry FOR EACH ROW
    WHEN (NEW.kind = 'device' AND OLD.entry ->> 'profile' IS DISTINCT FROM NEW.entry ->> 'profile')
    EXECUTE FUNCTION sta_registration_changed();

CREATE TRIGGER sta_registration_went AFTER DELETE ON registry_entry FOR EACH ROW
    WHEN (OLD.kind = 'device') EXECUTE FUNCTION sta_registration_changed();

-- What there is already.
SELECT sta_tell_device(device, NULL) FROM device ORDER BY number;
SELECT sta_tell_datastream(datastream) FROM datastream ORDER BY id;
