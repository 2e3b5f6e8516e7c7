package dev.hitch.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.microprofile.config.ConfigProvider;

/** The database of the service under test, looked at from outside. */
public final class Database {

    private Database() {}

    /** A connection of one's own to it. */
    public static Connection open() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("database.url", String.class);
        return DriverManager.getConnection(Production.jdbc(url), "postgres", "postgres");
    }

    /** The first column of the rows that {@code sql} selects, as text. */
    public static List<String> select(String sql, Object... parameters) {
        try (Connection connection = open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Runs one statement that changes rows. */
    public static void update(String sql, Object... parameters) {
        try (Connection connection = open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Every row of every table, as text: what a dump would hold. */
    public static List<String> dump() {
        List<String> tables = select("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'");
        List<String> rows = new ArrayList<>();
        tables.forEach(table -> rows.addAll(select("SELECT row_to_json(t)::text FROM " + table + " t")));
        return rows;
    }
}
