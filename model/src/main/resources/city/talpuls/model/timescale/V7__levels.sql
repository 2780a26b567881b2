-- Levels in decibel are averaged by their energy. Where readings were dropped meanwhile, a window has none, and its mean stays
-- the arithmetic one.
ALTER TABLE aggregate_15m ADD COLUMN energy double precision;  -- sum of 10^(level/10); absent of everything else
ALTER TABLE aggregate_1h ADD COLUMN energy double precision;

UPDATE aggregate_15m AS kept
SET energy = (SELECT sum(power(10, value / 10)) FROM reading
              WHERE reading.datastream = kept.datastream AND reading.time >= kept.time
                AND reading.time < kept.time + interval '15 minutes' AND quality = 0)
FROM datastream
WHERE datastream.id = kept.datastream AND starts_with(datastream.property, 'sound_level')
    AND kept.min >= -300 AND kept.max <= 300;

UPDATE aggregate_1h AS kept
SET energy = (SELECT sum(power(10, value / 10)) FROM reading
              WHERE reading.datastream = kept.datastream AND reading.time >= kept.time
                AND reading.time < kept.time + interval '1 hour' AND quality = 0)
FROM datastream
WHERE datastream.id = kept.datastream AND starts_with(datastream.property, 'sound_level')
    AND kept.min >= -300 AND kept.max <= 300;
