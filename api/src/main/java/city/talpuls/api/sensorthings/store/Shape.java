package city.talpuls.api.sensorthings.store;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What is selected of entities, and how it is read. */
interface Shape {

    /**
     * What stands after {@code select}.
     *
     * @param alias under which the rows are known
     */
    String columns(String alias);

    /**
     * The entity of a row.
     *
     * @param at the place of the first of the columns
     */
    Row read(ResultSet row, int at) throws SQLException;
}
