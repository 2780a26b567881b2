package city.talpuls.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import city.talpuls.model.measurement.Aggregate;
import city.talpuls.model.measurement.DeadLetter;
import city.talpuls.model.measurement.Device;
import city.talpuls.model.measurement.DeviceAggregates;
import city.talpuls.model.measurement.DeviceId;
import city.talpuls.model.measurement.Duplicate;
import city.talpuls.model.measurement.Flag;
import city.talpuls.model.measurement.FrameCounter;
import city.talpuls.model.measurement.Interval;
import city.talpuls.model.measurement.Payload;
import city.talpuls.model.measurement.Position;
import city.talpuls.model.measurement.Properties;
import city.talpuls.model.measurement.Property;
import city.talpuls.model.measurement.Quality;
import city.talpuls.model.measurement.Reading;
import city.talpuls.model.measurement.Reason;
import city.talpuls.model.measurement.Replay;
import city.talpuls.model.measurement.Report;
import city.talpuls.model.measurement.Request;
import city.talpuls.model.measurement.Summary;
import city.talpuls.model.measurement.Uplink;
import city.talpuls.model.registry.Profile;
import city.talpuls.model.registry.PropertyChecks;
import city.talpuls.model.topics.Json;
import city.talpuls.streams.quality.Rules;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sinks promise on every database that Talpuls runs on. */
abstract class SinksContract extends StoreContract {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Duration MEMORY = Duration.ofDays(2);
    private static final Property LEVEL = new Property("water_level");

    private Rules rules = Rules.NONE;
    private ReadingsSink readings;
    private AggregatesSink aggregates;

    ReadingsSink readings() {
        return readings;
    }

    @BeforeEach
    void makeSinks() {
        var datastreams = new Datastreams(Properties.shipped());
        readings = new ReadingsSink(datastreams, (device, registry) -> rules, MEMORY, new Json().codec(Map.class));
        aggregates = new AggregatesSink(datastreams);
    }

    @Test
    void anUnknownDeviceRegistersItselfWithItsDatastreams() throws SQLException {
        write(readings, report("kluse", NOON, reading(NOON, 34.5), reading("happiness", NOON, 1)));

        assertThat(rows("SELECT device, property, unit FROM datastream ORDER BY property"))
                .containsExactly("kluse|happiness|null", "kluse|water_level|cm");
        assertThat(rows("SELECT id, name, visibility, first_seen = last_seen FROM device"))
                .containsExactly("kluse|kluse|public|t");
    }

    @Test
    void aReadingKeepsItsTimeToTheMicrosecondAndItsFlags() throws SQLException {
        var time = Instant.parse("2026-11-23T11:59:58.123456Z");
        write(readings, report("kluse", NOON, reading(time, 34.5).with(Flag.FUTURE)));

        assertThat(rows("SELECT value, quality, time = '2026-11-23 11:59:58.123456+00' FROM reading"))
                .containsExactly("34.5|1|t");
    }

    @Test
    void ofTwoReadingsAtOneTimeTheLaterReceivedStaysWithinABatchAndBetweenBatches() throws SQLException {
        write(readings, report("kluse", NOON, reading(NOON, 1)), report("kluse", NOON, reading(NOON, 2)));
        assertThat(rows("SELECT value FROM reading")).containsExactly("2");

        write(readings, report("kluse", NOON, reading(NOON, 3)));
        assertThat(rows("SELECT value FROM reading")).containsExactly("3");
    }

    @Test
    void whatADeviceSaysInWordsIsItsLastState() throws SQLException {
        write(
                readings,
                saying(report("kluse", NOON, reading(NOON, 1)), Map.of("lid", "open", "mode", "eco")),
                saying(report("kluse", NOON.plusSeconds(1), reading(NOON, 2)), Map.of("lid", "shut")));

        assertThat(rows("SELECT texts ->> 'lid', texts ->> 'mode', last_seen = '2026-11-23 12:00:01+00' FROM device"))
                .containsExactly("shut|eco|t");
    }

    @Test
    void anHourOlderThanTheMemoryIsComputedFromTheStoredReadings() throws SQLException {
        var hour = Instant.parse("2026-09-01T11:00:00Z");
        write(readings, report("kluse", NOON, reading(hour.plusSeconds(60), 10), reading(hour.plusSeconds(3599), 30)));

        write(
                readings,
                report(
                                "kluse",
                                NOON.plusSeconds(5),
                                reading(hour.plusSeconds(120), 20),
                                reading(hour.plusSeconds(180), 900).with(Flag.SIMULATED))
                        .withRecompute(List.of(hour), NOON.minus(Duration.ofDays(2))));

        assertThat(rows("SELECT count, flagged, sum, min, max, m2, first, last FROM aggregate_1h"))
                .containsExactly("3|1|60|10|30|200|10|30");
        assertThat(rows("SELECT count, flagged, sum, min, max, m2, first, last FROM aggregate_15m ORDER BY time"))
                .containsExactly("2|1|30|10|20|50|10|20", "1|0|30|30|30|0|30|30");
    }

    @Test
    void whatTheStreamsStillTellOfAnHourThatIsLeftToTheStoreReplacesNothing() throws SQLException {
        Instant hour = NOON.minus(MEMORY);
        write(readings, report("kluse", NOON, reading(hour.plusSeconds(60), 10)));
        write(
                readings,
                report("kluse", NOON.plusSeconds(1), reading(hour.plusSeconds(120), 20))
                        .withRecompute(List.of(hour), hour.plusSeconds(3600)));

        write(aggregates, hour(hour, NOON, Summary.of(hour.plusSeconds(60), 10)));

        assertThat(rows("SELECT count, sum FROM aggregate_1h")).containsExactly("2|30");
    }

    @Test
    void aMessageThatWasReceivedLongAgoAndIsReadAgainChangesTheHoursThatOthersChangedSince() throws SQLException {
        var hour = Instant.parse("2026-09-01T11:00:00Z");
        Instant horizon = NOON.minus(MEMORY);
        write(readings, report("kluse", NOON, reading(hour.plusSeconds(60), 10)).withRecompute(List.of(hour), horizon));

        write(
                readings,
                report("kluse", NOON.minus(Duration.ofDays(10)), reading(hour.plusSeconds(120), 20))
                        .withRecompute(List.of(hour), horizon));

        assertThat(rows("SELECT count, sum FROM aggregate_1h")).containsExactly("2|30");
    }

    @Test
    void aLateReadingChangesWhatIsDoubtedAboutItsNeighboursInOtherHours() throws SQLException {
        rules = Rules.of(new Profile(
                "gauge",
                "A gauge",
                null,
                null,
                List.of(),
                null,
                List.of(new PropertyChecks(
                        LEVEL, null, null, null, new PropertyChecks.Spike(100, Duration.ofHours(1)), null, null)),
                null));
        var ten = Instant.parse("2026-09-01T10:00:00Z");
        Instant horizon = NOON.minus(Duration.ofDays(2));
        write(
                readings,
                report("kluse", NOON, reading(ten.plusSeconds(3000), 30), reading(ten.plusSeconds(3500), 900))
                        .withRecompute(List.of(ten), horizon));
        assertThat(rows("SELECT count, flagged, max FROM aggregate_1h")).containsExactly("2|0|900");

        write(
                readings,
                report("kluse", NOON.plusSeconds(5), reading(ten.plusSeconds(3700), 31))
                        .withRecompute(List.of(ten.plusSeconds(3600)), horizon));

        assertThat(rows("SELECT value, quality FROM reading ORDER BY time"))
                .containsExactly("30|0", "900|" + Quality.GOOD.with(Flag.SPIKE).bits(), "31|0");
        assertThat(rows("SELECT count, flagged, max FROM aggregate_1h ORDER BY time"))
                .containsExactly("1|1|30", "1|0|31");
    }

    @Test
    void whatIsYoungerThanTheHorizonIsTheStreamsBusiness() throws SQLException {
        rules = limited(0, 100);
        Instant horizon = NOON.minus(Duration.ofDays(2));
        write(
                readings,
                report("kluse", NOON, reading(horizon.minusSeconds(1), 900), reading(horizon.plusSeconds(1), 900)));

        write(readings, recheck(horizon.minusSeconds(3600), NOON, horizon));

        assertThat(rows("SELECT quality FROM reading ORDER BY time"))
                .containsExactly("" + Quality.GOOD.with(Flag.RANGE).bits(), "0");
    }

    @Test
    void aChangedRuleIsAppliedToStoredReadingsAndTheirAggregatesAndTakenBackAgain() throws SQLException {
        var hour = Instant.parse("2026-09-01T11:00:00Z");
        Instant horizon = NOON.minus(Duration.ofDays(2));
        write(
                readings,
                report("kluse", NOON, reading(hour.plusSeconds(60), 10), reading(hour.plusSeconds(120), 200))
                        .withRecompute(List.of(hour), horizon));
        execute("INSERT INTO request (id, of_group, kind, device, from_time, to_time, state) OVERRIDING SYSTEM VALUE"
                + " VALUES (12, 1, 'recheck', 'kluse', '2026-09-01', '2026-10-01', 'sent')");

        rules = limited(0, 100);
        write(readings, recheck(hour, hour.plusSeconds(3600), horizon));
        assertThat(rows("SELECT count, flagged, sum FROM aggregate_1h")).containsExactly("1|1|10");
        assertThat(rows("SELECT count, flagged, sum FROM aggregate_15m")).containsExactly("1|1|10");
        assertThat(rows("SELECT state FROM request")).containsExactly("done");

        rules = Rules.NONE;
        write(readings, recheck(hour, hour.plusSeconds(3600), horizon));
        assertThat(rows("SELECT count, flagged, sum FROM aggregate_1h")).containsExactly("2|0|210");
        assertThat(rows("SELECT DISTINCT quality FROM reading")).containsExactly("0");
    }

    @Test
    void aMessageIsKeptAsItCameAndOnce() throws SQLException {
        var uplink = new Uplink("talpuls/v1/g/kluse/up", NOON, true, Payload.of(new byte[] {0, -1, 7}));
        var cut = new Uplink("sensor", NOON.plusMillis(1), false, Payload.startOf(300_000, new byte[] {1}));

        write(new UplinksSink(), new Arrival("kluse", uplink, 3, 1042), new Arrival("", cut, 0, 7));
        write(new UplinksSink(), new Arrival("kluse", uplink, 3, 1042));

        assertThat(rows("SELECT device, received_at = '2026-11-23 12:00+00', partition, at_offset, source, redelivered,"
                        + " size, encode(payload, 'hex') FROM uplink ORDER BY device"))
                .containsExactly("|f|0|7|sensor|f|300000|01", "kluse|t|3|1042|talpuls/v1/g/kluse/up|t|3|00ff07");
    }

    @Test
    void aMessageThatIsReadAgainIsCountedAndTheLetterThatItWasIsSettled() throws SQLException {
        write(new DeadLettersSink(), unclaimed("0-1", 7, null));
        asked(12, "redecode");
        var replay = new Replay("0-1", 0, "12");

        write(readings, readAgain(report("kluse", NOON, reading(NOON, 1)), replay));

        assertThat(rows("SELECT state, attempts FROM dead_letter")).containsExactly("stored|2");
        assertThat(rows("SELECT settled, state FROM request")).containsExactly("1|sent");
        assertThat(rows("SELECT count(*) FROM frame")).containsExactly("1");
    }

    @Test
    void aMessageThatCannotBeReadAnyMoreIsOneDeadLetterHoweverOftenItIsReadAgain() throws SQLException {
        asked(12, "redecode");
        var replay = new Replay("0-1", 0, "12");

        write(new DeadLettersSink(), unclaimed("0-1", 7, replay), unclaimed("0-2", 8, replay));
        write(new DeadLettersSink(), unclaimed("0-1", 7, replay));

        assertThat(rows("SELECT id, state, attempts FROM dead_letter ORDER BY id"))
                .containsExactly("0-1|open|2", "0-2|open|1");
        assertThat(rows("SELECT settled FROM request")).containsExactly("3");
    }

    @Test
    void whatIsReadAgainIsSummedUpThoughOthersWereReceivedLater() throws SQLException {
        var hour = Instant.parse("2026-09-01T11:00:00Z");
        Instant horizon = NOON.minus(Duration.ofDays(2));
        write(
                readings,
                report("kluse", hour.plusSeconds(60), reading(hour.plusSeconds(60), 10)),
                report("kluse", hour.plusSeconds(3599), reading(hour.plusSeconds(3599), 30)));
        write(aggregates, hour(hour, hour.plusSeconds(3602), Summary.of(hour, 1)));
        asked(12, "redecode");

        write(
                readings,
                readAgain(
                                report("kluse", hour.plusSeconds(60), reading(hour.plusSeconds(60), 20)),
                                new Replay("0-1", 0, "12"))
                        .withRecompute(List.of(hour), horizon, NOON));

        assertThat(rows("SELECT count, sum FROM aggregate_1h")).containsExactly("2|50");
    }

    @Test
    void wordsThatAreReadAgainAreTheLastOnesOnlyIfNothingWasSaidSince() throws SQLException {
        var later = NOON.plusSeconds(60);
        var replay = new Replay("0-1", 0, "12");
        write(readings, saying(report("kluse", NOON, reading(NOON, 1)), Map.of("lid", "open")));
        write(readings, saying(report("kluse", later, reading(later, 2)), Map.of("lid", "shut")));

        write(readings, readAgain(saying(report("kluse", NOON, reading(NOON, 1)), Map.of("lid", "ajar")), replay));
        assertThat(rows("SELECT texts ->> 'lid' FROM device")).containsExactly("shut");

        write(
                readings,
                readAgain(saying(report("kluse", NOON, reading(NOON, 1)), Map.of("lid", "ajar")), replay),
                readAgain(saying(report("kluse", later, reading(later, 2)), Map.of("lid", "locked")), replay));
        assertThat(rows("SELECT texts ->> 'lid' FROM device")).containsExactly("locked");
    }

    @Test
    void nothingIsLeftOfAnErasedDeviceButThatItWasErased() throws SQLException {
        var uplink = new Uplink("talpuls/v1/g/kluse/up", NOON, true, Payload.of(new byte[] {0}));
        for (String device : List.of("kluse", "other")) {
            write(readings, saying(report(device, NOON, reading(NOON, 1)), Map.of("lid", "open")));
            write(new UplinksSink(), new Arrival(device, uplink, 3, 1042));
        }
        write(new DeadLettersSink(), unclaimed("0-1", 7, null));
        write(aggregates, hour(NOON, NOON, Summary.of(NOON, 1)));
        asked(11, "recheck");
        asked(12, "erase");

        write(readings, erase(NOON.plusSeconds(60)));

        for (String table : List.of("device", "datastream", "reading", "latest", "uplink")) {
            assertThat(rows("SELECT count(*) FROM " + table)).as(table).containsExactly("1");
        }
        for (String table : List.of("dead_letter", "frame", "aggregate_1h")) {
            assertThat(rows("SELECT count(*) FROM " + table)).as(table).containsExactly("0");
        }
        assertThat(rows("SELECT id, state, erased ->> 'readings', erased ->> 'uplinks', erased ->> 'devices',"
                        + " erased_until = '2026-11-23 12:01+00' FROM request"))
                .containsExactly("12|passed|1|1|1|t");
    }

    @Test
    void aDeviceThatSpeaksAgainIsNewForAllWriters() throws SQLException {
        write(readings, report("kluse", NOON, reading(NOON, 1)));
        write(aggregates, hour(NOON, NOON, Summary.of(NOON, 1)));
        asked(12, "erase");
        write(readings, erase(NOON.plusSeconds(60)));

        var later = NOON.plusSeconds(90);
        write(readings, report("kluse", later, reading(later, 7)));
        write(aggregates, hour(NOON, later, Summary.of(later, 7)));

        assertThat(rows("SELECT reading.value, latest.value, sum, first_seen = '2026-11-23 12:01:30+00'"
                        + " FROM datastream JOIN reading ON reading.datastream = datastream.id"
                        + " JOIN latest ON latest.datastream = datastream.id"
                        + " JOIN aggregate_1h AS hour ON hour.datastream = datastream.id"
                        + " JOIN device ON device.id = datastream.device"))
                .containsExactly("7|7|7|t");
    }

    /** Writers of other topics may be behind; what they bring back is swept away, and what came later stays. */
    @Test
    void whatAnotherWriterWritesAfterwardsOfWhatWasBeforeIsSweptAway() throws SQLException {
        write(readings, report("kluse", NOON, reading(NOON, 1)));
        asked(12, "erase");
        write(readings, erase(NOON.plusSeconds(60)));
        write(aggregates, hour(NOON, NOON, Summary.of(NOON, 1)));
        write(new DeadLettersSink(), unclaimed("0-1", 7, null));
        assertThat(rows("SELECT count(*) FROM device")).containsExactly("1");

        new Erasure().sweep(connection(), new DeviceId("kluse"), NOON.plusSeconds(60));
        connection().commit();
        for (String table : List.of("device", "datastream", "dead_letter", "frame", "aggregate_1h")) {
            assertThat(rows("SELECT count(*) FROM " + table)).as(table).containsExactly("0");
        }

        var later = NOON.plusSeconds(90);
        write(readings, report("kluse", later, reading(later, 7)));
        write(aggregates, hour(NOON, later, Summary.of(later, 7)));
        new Erasure().sweep(connection(), new DeviceId("kluse"), NOON.plusSeconds(60));
        connection().commit();
        assertThat(rows("SELECT sum FROM aggregate_1h JOIN reading USING (datastream) JOIN datastream"
                        + " ON datastream.id = reading.datastream JOIN device ON device.id = datastream.device"))
                .containsExactly("7");
    }

    private static Report readAgain(Report report, Replay replay) {
        return new Report(
                report.device(), report.receivedAt(), null, null, report.readings(), report.texts(), null, replay);
    }

    private static Report erase(Instant until) {
        return Report.ofRequest(
                        new DeviceId("kluse"), until, new Request("12", Request.Kind.ERASE, Instant.EPOCH, NOON, 0))
                .withRecompute(List.of(), until.minus(Duration.ofDays(2)), until);
    }

    private void asked(long id, String kind) throws SQLException {
        execute("INSERT INTO request (id, of_group, kind, device, from_time, to_time, asked_at, state)"
                + " OVERRIDING SYSTEM VALUE VALUES (" + id + ", " + id + ", '" + kind
                + "', 'kluse', '2026-09-01', '2026-10-01', '2026-11-23 12:00:00Z', 'sent')");
    }

    private static Rules limited(double min, double max) {
        return Rules.of(new Profile(
                "gauge",
                "A gauge",
                null,
                null,
                List.of(),
                null,
                List.of(PropertyChecks.none(LEVEL).withLimits(min, max)),
                null));
    }

    private static Report recheck(Instant from, Instant to, Instant horizon) {
        return Report.ofRequest(
                        new DeviceId("kluse"),
                        NOON.plusSeconds(60),
                        new Request("12", Request.Kind.RECHECK, from, to, 0))
                .withRecompute(List.of(), horizon);
    }

    @Test
    void ofTwoAggregatesOfAWindowTheOneOfLaterMessagesStays() throws SQLException {
        var hour = Interval.HOUR.windowOf(NOON);
        write(aggregates, hour(hour, NOON.plusSeconds(9), Summary.of(NOON, 2)), hour(hour, NOON, Summary.of(NOON, 1)));
        write(aggregates, hour(hour, NOON, Summary.of(NOON, 7)));

        assertThat(rows("SELECT count, sum FROM aggregate_1h")).containsExactly("1|2");

        write(aggregates, hour(hour, NOON.plusSeconds(10), null));
        assertThat(rows("SELECT count, flagged, sum, first_time FROM aggregate_1h"))
                .containsExactly("0|1|null|null");
    }

    @Test
    void aDeadLetterKeepsItsBytesAndIsKeptOnce() throws SQLException {
        var letter = new DeadLetter(
                "3-1042",
                new Uplink("talpuls/v1/g/d/up", NOON, false, Payload.of(new byte[] {0, -1, 127})),
                Reason.NOT_UTF8,
                "not text",
                null,
                null);
        write(new DeadLettersSink(), letter, letter);

        assertThat(rows("SELECT id, reason, source, encode(payload, 'hex') FROM dead_letter"))
                .containsExactly("3-1042|not-utf8|talpuls/v1/g/d/up|00ff7f");
    }

    @Test
    void aDeviceThatNothingDecodesIsRegisteredAndWaits() throws SQLException {
        write(new DeadLettersSink(), unclaimed("0-1", 7, null), unclaimed("0-2", 9, null));

        assertThat(rows("SELECT id, device, state, attempts FROM dead_letter ORDER BY id"))
                .containsExactly("0-1|kluse|open|1", "0-2|kluse|open|1");
        assertThat(
                        rows(
                                "SELECT id, first_seen = '2026-11-23 12:00:07+00', last_seen = '2026-11-23 12:00:09+00' FROM device"))
                .containsExactly("kluse|t|t");
        assertThat(rows("SELECT number FROM device JOIN frame ON frame.device = device.number"))
                .hasSize(2);
        assertThat(rows("SELECT session, counter FROM frame ORDER BY counter")).containsExactly("s|7", "s|9");
    }

    @Test
    void aLetterThatComesAfterItsDeviceWasClaimedIsReadAgainAtOnce() throws SQLException {
        execute("INSERT INTO registry_entry (kind, id, entry) VALUES ('device', 'kluse', '{\"profile\": \"bin\"}')");

        write(new DeadLettersSink(), unclaimed("0-1", 7, null));

        assertThat(rows("SELECT state FROM dead_letter")).containsExactly("asked");
    }

    @Test
    void aReplayThatFailsAgainIsOpenAgainForItsNewReason() throws SQLException {
        execute("INSERT INTO registry_entry (kind, id, entry) VALUES ('device', 'kluse', '{\"profile\": \"bin\"}')");
        write(new DeadLettersSink(), unclaimed("0-1", 7, null));
        execute("UPDATE dead_letter SET state = 'sent'");

        write(new DeadLettersSink(), unclaimed("0-1", 7, new Replay("0-1", 3)));

        assertThat(rows("SELECT state, attempts, settled_at IS NULL FROM dead_letter"))
                .containsExactly("open|2|f");
        assertThat(rows("SELECT count(*) FROM frame")).containsExactly("1");
    }

    @Test
    void aReplayThatSucceedsIsNotedAndStaysSo() throws SQLException {
        write(new DeadLettersSink(), unclaimed("0-1", 7, null));
        execute("UPDATE dead_letter SET state = 'sent'");
        var report = report("kluse", NOON, reading(NOON, 1));
        var again = new Report(
                report.device(),
                NOON,
                null,
                null,
                report.readings(),
                Map.of(),
                new FrameCounter("s", 7),
                new Replay("0-1", 0));

        write(readings, again);
        write(new DuplicatesSink(), new Duplicate(report.device(), NOON, "x", "0-1"));

        assertThat(rows("SELECT state, attempts FROM dead_letter")).containsExactly("stored|2");
        assertThat(rows("SELECT count(*) FROM frame")).containsExactly("1");
    }

    @Test
    void aDeviceThatSpeaksInWordsOnlyIsRegisteredToo() throws SQLException {
        write(
                readings,
                new Report(new DeviceId("kluse"), NOON, null, null, List.of(), Map.of("joined", "today"), null, null));

        assertThat(rows("SELECT id, texts ->> 'joined' FROM device")).containsExactly("kluse|today");
    }

    @Test
    void theRegistryNamesAndPlacesADeviceWhetherOrNotItIsStoredAlready() throws SQLException {
        var kluse = new Device(
                new DeviceId("kluse"), "Pegel Kluserbrücke", new Position(51.2557, 7.1545), "Elberfeld", NOON);
        write(new DevicesSink(), kluse);
        write(readings, report("kluse", NOON.plusSeconds(60), reading(NOON, 1)));
        write(new DevicesSink(), new Device(kluse.id(), "Kluse", null, null, NOON));

        assertThat(rows("SELECT name, latitude, district, first_seen = '2026-11-23 12:00:00+00' FROM device"))
                .containsExactly("Kluse|null|null|t");
    }

    @Test
    void theLatestIsTheLatestMeasuredAndFollowsCorrections() throws SQLException {
        write(readings, report("kluse", NOON, reading(NOON, 1), reading(NOON.minusSeconds(60), 2)));
        write(readings, report("kluse", NOON, reading(NOON.minusSeconds(30), 3)));
        assertThat(rows("SELECT value, time = '2026-11-23 12:00:00+00' FROM latest"))
                .containsExactly("1|t");

        write(readings, report("kluse", NOON, reading(NOON, 4)));
        assertThat(rows("SELECT value FROM latest")).containsExactly("4");

        write(readings, report("kluse", NOON, reading(NOON.plusSeconds(1), 5)));
        assertThat(rows("SELECT value FROM latest")).containsExactly("5");
    }

    @Test
    void aReadingFromTheFutureIsTheLatestOnlyWhereThereIsNoOther() throws SQLException {
        var tomorrow = reading(NOON.plusSeconds(80_000), 99).with(Flag.FUTURE);
        write(readings, report("kluse", NOON, tomorrow));
        assertThat(rows("SELECT value, quality FROM latest")).containsExactly("99|1");

        write(readings, report("kluse", NOON, reading(NOON, 1), tomorrow));
        assertThat(rows("SELECT value, quality FROM latest")).containsExactly("1|0");

        write(
                readings,
                report("kluse", NOON, reading(NOON.plusSeconds(60_000), 98).with(Flag.FUTURE)));
        assertThat(rows("SELECT value, quality FROM latest")).containsExactly("1|0");
    }

    @Test
    void anAggregateWhoseReadingsMayBeGoneStaysAsItIs() throws SQLException {
        var hour = Instant.parse("2020-09-01T11:00:00Z");
        write(
                readings,
                report("kluse", NOON, reading(hour.plusSeconds(60), 10))
                        .withRecompute(List.of(hour), NOON.minus(Duration.ofDays(2))));
        execute("UPDATE retention SET dropped_before = '2020-09-01 11:00:01+00' WHERE class = 'readings'");
        execute("DELETE FROM reading");

        write(
                readings,
                report("kluse", NOON.plusSeconds(5), reading(hour.plusSeconds(120), 90))
                        .withRecompute(List.of(hour), NOON.minus(Duration.ofDays(2))));

        assertThat(rows("SELECT count, sum FROM aggregate_1h")).containsExactly("1|10");
        assertThat(rows("SELECT value FROM reading")).containsExactly("90");
        execute("UPDATE retention SET dropped_before = DEFAULT");
    }

    @Test
    void levelsKeepTheirEnergyWhoeverSumsThemUp() throws SQLException {
        var hour = Instant.parse("2020-09-01T11:00:00Z");
        write(
                readings,
                report(
                                "loh",
                                NOON,
                                reading("sound_level", hour.plusSeconds(60), 50),
                                reading("sound_level", hour.plusSeconds(120), 70),
                                reading("temperature", hour.plusSeconds(60), 20))
                        .withRecompute(List.of(hour), NOON.minus(Duration.ofDays(2))));
        var told = Summary.ofLevel(NOON, 50).merge(Summary.ofLevel(NOON.plusSeconds(1), 70));
        write(
                aggregates,
                new DeviceAggregates(
                        new DeviceId("loh"),
                        Interval.HOUR,
                        NOON,
                        NOON.plusSeconds(2),
                        List.of(new Aggregate(new Property("sound_level"), 0, told))));

        assertThat(rows("""
                SELECT property, round((10 * log(energy / count))::numeric, 4)
                FROM aggregate_1h JOIN datastream ON datastream.id = datastream ORDER BY property, time""")).containsExactly("sound_level|67.0329", "sound_level|67.0329", "temperature|null");
    }

    @Test
    void ofARefusedBatchOnlyTheMessagesAtFaultAreLeftOut() throws SQLException {
        List<Message<Report>> batch = IntStream.range(0, 20)
                .mapToObj(i -> new Message<>(
                        new ConsumerRecord<>("talpuls.readings", 0, i, "kluse", new byte[0]),
                        saying(
                                report("kluse", NOON.plusSeconds(i), reading(NOON.plusSeconds(i), i)),
                                Map.of("lid-" + i, i == 7 || i == 8 ? "\0" : "open"))))
                .toList();

        List<Refusal> refused = new Sieve<>(readings).write(connection(), batch).refused();
        connection().commit();

        assertThat(refused).extracting(Refusal::place).containsExactly("talpuls.readings-0-7", "talpuls.readings-0-8");
        assertThat(rows("SELECT count(*), sum(value) FROM reading")).containsExactly("18|175");
        assertThat(rows("SELECT value FROM latest")).containsExactly("19");
    }

    @Test
    void progressMovesOnlyFromWhereItStands() throws SQLException {
        var progress = new Progress("talpuls.readings");
        assertThat(progress.next(connection(), List.of(0, 1))).isEqualTo(Map.of(0, 0L, 1, 0L));

        assertThat(progress.move(
                        connection(), List.of(new Progress.Step(0, 0, 12, 10, 1), new Progress.Step(1, 0, 3, 2, 0))))
                .isTrue();
        connection().commit();
        assertThat(progress.move(
                        connection(), List.of(new Progress.Step(0, 12, 13, 1, 0), new Progress.Step(1, 0, 3, 2, 0))))
                .isFalse();
        connection().rollback();

        assertThat(progress.next(connection(), List.of(0, 1))).isEqualTo(Map.of(0, 12L, 1, 3L));
        assertThat(rows("SELECT sum(messages), sum(refused) FROM progress")).containsExactly("12|1");
    }

    private static DeadLetter unclaimed(String id, long number, @Nullable Replay replay) {
        return new DeadLetter(
                id,
                new Uplink(
                        "application/1/device/kluse/event/up",
                        NOON.plusSeconds(number),
                        false,
                        Payload.of(new byte[] {1}),
                        replay),
                Reason.UNCLAIMED,
                "nothing decodes it",
                new DeviceId("kluse"),
                new FrameCounter("s", number));
    }

    static Report report(String device, Instant receivedAt, Reading... readings) {
        return new Report(new DeviceId(device), receivedAt, null, null, List.of(readings), Map.of(), null, null);
    }

    private static Report saying(Report report, Map<String, String> texts) {
        return new Report(report.device(), report.receivedAt(), null, null, report.readings(), texts, null, null);
    }

    static Reading reading(Instant time, double value) {
        return new Reading(LEVEL, time, value, Quality.GOOD);
    }

    private static Reading reading(String property, Instant time, double value) {
        return new Reading(new Property(property), time, value, Quality.GOOD);
    }

    private static DeviceAggregates hour(Instant start, Instant asOf, @Nullable Summary summary) {
        return new DeviceAggregates(
                new DeviceId("kluse"),
                Interval.HOUR,
                start,
                asOf,
                List.of(new Aggregate(LEVEL, summary == null ? 1 : 0, summary)));
    }
}
