package city.talpuls.model.timescale;

import city.talpuls.model.timescale.Migrations.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Several processes that start at the same moment on one database. */
final class Simultaneously {

    private Simultaneously() {}

    /** Migrates from so many sides at once, and says what each found. */
    static List<Store> migrate(DataSource database, int processes) throws Exception {
        var start = new CyclicBarrier(processes);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Store>> runs = Stream.generate(() -> executor.submit(() -> {
                        start.await();
                        return new Migrations(database).migrate();
                    }))
                    .limit(processes)
                    .toList();
            var found = new ArrayList<Store>();
            for (var run : runs) {
                found.add(run.get());
            }
            return found;
        }
    }
}
