-- Observations that clients of SensorThings made and listeners have not heard of; streams takes them away and tells them.
CREATE TABLE sta_news (
    observation bigint PRIMARY KEY REFERENCES sta_observation ON DELETE CASCADE
);

CREATE FUNCTION sta_observations_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO sta_news SELECT id FROM came;
    RETURN NULL;
END
$$;

CREATE TRIGGER sta_observations_came AFTER INSERT ON sta_observation REFERENCING NEW TABLE AS came FOR EACH STATEMENT
    EXECUTE FUNCTION sta_observations_came();
