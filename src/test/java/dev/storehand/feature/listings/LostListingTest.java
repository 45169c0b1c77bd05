package dev.storehand.feature.listings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storehand.core.db.Dialect;
import dev.storehand.core.db.Storage;
import dev.storehand.kit.Answer;
import dev.storehand.kit.TestApp;
import dev.storehand.kit.Together;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something was asked of a listing in the very moment in which its creation failed. On PostgreSQL
 * alone, where several write at once; a connection of the test's own makes them meet.
 */
final class LostListingTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  @Test
  void whatWasAskedOfAListingThatNeverCameToBeEndsOnce() throws SQLException {
    try (TestApp app = TestApp.on(Dialect.POSTGRES);
        Connection client = connect(app);
        Connection observer = connect(app)) {
      MarketScene scene = new MarketScene(app);
      String variant = scene.variant("DUNK");
      Answer creating =
          scene.call(
              "create_listing",
              "{\"variant_id\": \"%s\", \"amount_cents\": 15000, \"stock_item_id\": \"%s\"}"
                  .formatted(variant, scene.item(variant, 0)));
      String listing = creating.text("listing_id");

      app.settle();
      asked(client, creating.text("operation_id"));
      client.commit();
      assertThat(operation(scene, listing)).isEqualTo("PENDING");

      app.clock().move(Duration.ofMinutes(2));
      run(client, "select from listing_operation where id = 'lop_asked' for update");
      meeting(app, client, observer);
      assertThat(operation(scene, listing)).isEqualTo("listing_unknown");
      assertThat(scene.call("list_events", "{\"type\": \"listing.operation.failed\"}").at("events"))
          .as("invariant 10: of each of the two operations, once")
          .hasSize(2);
    }
  }

  /** What is left where update_listing had seen the listing, and is done after it was removed. */
  private static void asked(Connection client, String creating) throws SQLException {
    run(
        client,
        """
        insert into listing_operation (id, shop, mode, listing_id, number, type, status,
          initiated_by, initiated_via, changes, created_at, updated_at)
        select 'lop_asked', shop, mode, listing_id, 2, 'UPDATE', 'PENDING',
          initiated_by, initiated_via, changes, created_at, created_at
        from listing_operation where id = '%s'"""
            .formatted(creating));
  }

  /** Two do what is due until the client keeps both of them waiting; then he lets go. */
  private static void meeting(TestApp app, Connection client, Connection observer) {
    Together.run(
        3,
        caller -> {
          if (caller > 0) {
            app.app().tick();
            return caller;
          }
          long end = System.nanoTime() + LONGEST.toNanos();
          while (waiting(observer) < 2) {
            assertThat(System.nanoTime()).as("they wait for him").isLessThan(end);
            Thread.onSpinWait();
          }
          client.commit();
          return caller;
        });
  }

  private static String operation(MarketScene scene, String listing) {
    ObjectNode read =
        scene
            .call(
                "read_listing_operation",
                "{\"id\": \"%s\", \"operation_id\": \"lop_asked\"}".formatted(listing))
            .ok();
    return read.path("error").path("code").asString(read.path("operation_status").asString());
  }

  private static Connection connect(TestApp app) throws SQLException {
    Connection connection =
        DriverManager.getConnection(((Storage.Postgres) app.storage()).jdbcUrl());
    connection.setAutoCommit(false);
    return connection;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int waiting(Connection observer) throws SQLException {
    try (Statement statement = observer.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'""")) {
      found.next();
      int waiting = found.getInt(1);
      observer.rollback();
      return waiting;
    }
  }
}
