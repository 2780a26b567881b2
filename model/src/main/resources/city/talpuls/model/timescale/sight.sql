-- Who does not sign in sees public devices only. His questions are asked with a search path that begins with a schema of
-- views, which have the names of the tables and show of each what is of no internal device; so no question has a condition of
-- its own. Whose key is for devices of his own sees these too: their ids stand in talpuls.own while he asks, as an array.
--
-- Readings, aggregates and the latest readings have no view: questions come to them by way of a datastream only. Runs after
-- each migration, in its transaction, and after every start, when there may be nothing left to do.
DO $$
DECLARE
    seen     text := current_schema() || '_seen_by_all';
    own      text := '(coalesce(nullif(current_setting(''talpuls.own'', true), ''''), ''{}'')::text[])';
    -- They are few: found once for each question, and what is of them left out. Who has no row yet has nothing to hide.
    internal text := 'SELECT id FROM device WHERE visibility = ''internal'' AND id <> ALL ' || own;
    things   text := format('SELECT id FROM sta_thing WHERE internal AND (device IS NULL OR device IN (%s))', internal);
    places   text := format('SELECT location FROM sta_thing_location WHERE thing IN (%1$s) UNION ALL '
        'SELECT location FROM sta_historical_place AS place JOIN sta_historical_location AS history '
        'ON history.id = place.historical_location WHERE history.thing IN (%1$s)', things);
    shown    text := 'SELECT location FROM sta_historical_place AS place JOIN sta_historical_location AS history '
        'ON history.id = place.historical_location JOIN sta_thing ON sta_thing.id = history.thing '
        'WHERE sta_thing.device = ANY ' || own;
    made     text;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('talpuls: sight'));
    SELECT string_agg(format('CREATE VIEW %I.%I AS SELECT * FROM %I.%I WHERE %s;',
                             seen, name, current_schema(), name, condition), E'\n')
    INTO made
    FROM (VALUES
        ('device', format('id NOT IN (%s)', internal)),
        ('datastream', format('device NOT IN (%s)', internal)),
        ('frame', format('device NOT IN (SELECT number FROM device WHERE id IN (%s))', internal)),
        ('uplink', format('device NOT IN (%s)', internal)),
        ('uplink_message', format('device NOT IN (%s)', internal)),
        ('dead_letter', format('device IS NULL OR device NOT IN (%s)', internal)),
        ('request', format('device NOT IN (%s)', internal)),
        ('alert', format('device NOT IN (%s)', internal)),
        ('alert_event', format('alert NOT IN (SELECT id FROM alert WHERE device IN (%s))', internal)),
        ('delivery', format('alert IS NULL OR alert NOT IN (SELECT id FROM alert WHERE device IN (%s))', internal)),
        ('registry_entry', format('CASE kind WHEN ''device'' THEN id NOT IN (%1$s) WHEN ''rule'' THEN NOT '
            'jsonb_exists_any(coalesce(entry -> ''devices'', ''[]''), ARRAY(%1$s)) ELSE true END', internal)),
        ('sta_thing', format('id NOT IN (%s)', things)),
        ('sta_thing_location', format('thing NOT IN (%s)', things)),
        ('sta_historical_location', format('thing NOT IN (%s)', things)),
        ('sta_historical_place', format('historical_location NOT IN '
            '(SELECT id FROM sta_historical_location WHERE thing IN (%s))', things)),
        ('sta_location', format('id NOT IN (%s) AND (NOT internal OR id IN (%s))', places, shown)),
        ('sta_feature', format('CASE WHEN location IS NULL THEN NOT internal '
            'ELSE location NOT IN (%s) AND (NOT internal OR location IN (%s)) END', places, shown)),
        ('sta_datastream', format('thing NOT IN (%s)', things)),
        ('sta_observed_property', format('property IS NULL OR EXISTS (SELECT FROM sta_datastream '
            'WHERE observed_property = sta_observed_property.id AND thing NOT IN (%s))', things)),
        ('sta_sensor', format('profile IS NULL OR EXISTS (SELECT FROM sta_datastream '
            'WHERE sensor = sta_sensor.id AND thing NOT IN (%s))', things)),
        ('sta_observation', format('datastream NOT IN (SELECT id FROM sta_datastream WHERE thing IN (%s))', things))
    ) AS narrowed (name, condition)
    WHERE to_regclass(format('%I.%I', current_schema(), name)) IS NOT NULL;
    IF md5(made) IS NOT DISTINCT FROM obj_description(to_regnamespace(quote_ident(seen)), 'pg_namespace') THEN
        RETURN;
    END IF;
    IF to_regnamespace(quote_ident(seen)) IS NOT NULL THEN
        EXECUTE format('DROP SCHEMA %I CASCADE', seen);
    END IF;
    EXECUTE format('CREATE SCHEMA %I', seen);
    EXECUTE made;
    EXECUTE format('COMMENT ON SCHEMA %I IS %L', seen, md5(made));
END
$$;
