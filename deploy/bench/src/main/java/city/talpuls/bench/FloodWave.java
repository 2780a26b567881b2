package city.talpuls.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A gauge whose level goes up while the first half of a drill goes on and down while the second does, never quite steady, and
 * the rule that watches it: three levels, each to be told once on the way up and once on the way down.
 */
final class FloodWave {

    static final String RULE = "flood";

    private static final String DEVICE = "gauge";

    private static final String WATCHED = """
            {"name": "Flood", "watch": "value", "property": "water_level", "devices": ["gauge"], "levels": [
               {"severity": "info", "raise": 150, "clear": 140},
               {"severity": "warning", "raise": 200, "clear": 190},
               {"severity": "critical", "raise": 250, "clear": 235}]}""";

    private static final List<String> STORY = List.of(
            "raised info", "escalated warning", "escalated critical", "eased warning", "eased info", "cleared info");

    private static final double USUAL = 100;
    private static final double HIGHEST = 300;

    private volatile double progress;

    static void watch(Platform platform, URI api) throws IOException, InterruptedException {
        platform.put(api, "rules/" + RULE, new ObjectMapper().readTree(WATCHED));
    }

    /** How much of the drill is over, 0 to 1. */
    void move(double share) {
        progress = share;
    }

    static String topic() {
        return "talpuls/v1/bench/" + DEVICE + "/up";
    }

    /** What the gauge says now; the number makes it tremble. */
    byte[] message(Instant now, long number) {
        double level = USUAL + (HIGHEST - USUAL) * (1 - Math.abs(2 * progress - 1)) + number % 7 - 3;
        return String.format(Locale.ROOT, "{\"time\":\"%s\",\"water_level\":%.1f}", now, level)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the end of the alert is stored. */
    static boolean isOver(Connection store) throws SQLException {
        try (var query =
                store.prepareStatement("SELECT cleared_at FROM alert WHERE rule = ? AND cleared_at IS NOT NULL")) {
            query.setString(1, RULE);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    /**
     * What was told otherwise than once in its order.
     *
     * @param told how many events there are on the topic
     */
    static List<String> faults(Connection store, long told) throws SQLException {
        List<String> story = new ArrayList<>();
        try (var query = store.prepareStatement("SELECT kind, alert_event.severity FROM alert_event"
                + " JOIN alert ON alert.id = alert WHERE rule = ? ORDER BY raised_at, number")) {
            query.setString(1, RULE);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    story.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
        }
        List<String> faults = new ArrayList<>();
        if (!story.equals(STORY)) {
            faults.add("the wave was told as " + story);
        }
        if (told != STORY.size()) {
            faults.add("of the wave " + told + " events were told instead of " + STORY.size());
        }
        return faults;
    }
}
