package city.talpuls.api.readings;

import city.talpuls.api.files.Origin;
import city.talpuls.api.files.Sheet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Windows of one datastream.
 *
 * @param origin whose they are
 * @param points in the order of time
 */
record WindowPortion(Origin origin, List<? extends Point> points) implements Portion {

    @Override
    public void writeTo(Sheet sheet) {
        sheet.from(origin);
        for (Point point : points) {
            if (!(point instanceof Point.Window window)) {
                throw new IllegalStateException("readings are exported in another way");
            }
            sheet.window(
                    ChronoUnit.MICROS.between(Instant.EPOCH, window.time()),
                    window.statistics().values(),
                    window.count(),
                    window.flagged());
        }
    }
}
