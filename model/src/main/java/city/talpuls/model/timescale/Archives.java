package city.talpuls.model.timescale;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Archives of one database as files.
 *
 * @param url its JDBC address
 * @param username who owns the tables
 * @param password theirs
 */
public record Archives(String url, String username, String password) {

    /**
     * Writes all that the database holds; the file is there when it is whole.
     *
     * @param kafka the id of the Kafka cluster that the database follows; absent if that is not known
     * @throws IOException if the database does not answer or the file cannot be written
     */
    public Archive.Manifest write(Path file, Instant now, @Nullable String kafka) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (Connection connection = DriverManager.getConnection(url, username, password);
                var to = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            Archive.Manifest manifest = new Archive(connection).write(to, now, kafka);
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            return manifest;
        } catch (SQLException e) {
            throw new IOException("the database: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /**
     * Brings the schema up to date and reads the archive, all of it or nothing.
     *
     * @param kafka the id of the Kafka cluster that the database is to follow; absent if it is new
     * @throws IOException if the database does not answer or the file cannot be read
     * @throws UnfitArchiveException if the archive does not fit the database
     */
    public Archive.Manifest read(Path file, @Nullable String kafka) throws IOException, UnfitArchiveException {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(username);
        source.setPassword(password);
        new Migrations(source).migrate();
        try (Connection connection = source.getConnection();
                var first = new BufferedInputStream(Files.newInputStream(file));
                var from = new BufferedInputStream(Files.newInputStream(file))) {
            Archive.Manifest manifest = Archive.manifest(first);
            new Archive(connection).read(from, manifest, kafka);
            return manifest;
        } catch (SQLException e) {
            throw new IOException("the database: " + e.getMessage(), e);
        }
    }
}
