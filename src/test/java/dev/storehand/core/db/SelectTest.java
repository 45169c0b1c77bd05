package dev.storehand.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storehand.core.problem.Code;
import dev.storehand.core.problem.Problem;
import dev.storehand.kit.OnBothEngines;
import dev.storehand.kit.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

class SelectTest {
  private static final String SCHEMA = "schema-db";

  private static Paging page(int page, int perPage, String sort) {
    return new Paging(Optional.of(page), Optional.of(perPage), Optional.empty(), Optional.of(sort));
  }

  private static Paging cursor(String cursor, int perPage, Optional<String> sort) {
    return new Paging(Optional.empty(), Optional.of(perPage), Optional.of(cursor), sort);
  }

  private static Page<String> list(TestDatabase db, Paging paging, UnaryOperator<Select> more) {
    return db.read(
        tx ->
            more.apply(
                    tx.select(paging, "t.name", "thing t where t.shop = :shop and t.mode = :mode")
                        .id("t.id")
                        .sort("created_at", "t.created_at", SortKind.NUMBER)
                        .sort("name", "t.name", SortKind.TEXT)
                        .sortNullable("size", "t.size", SortKind.NUMBER)
                        .sortNullable("note", "t.note", SortKind.TEXT))
                .page(row -> row.text("name")));
  }

  private static Page<String> list(TestDatabase db, Paging paging) {
    return list(db, paging, UnaryOperator.identity());
  }

  /** Walks to the end by cursor; {@code between} runs after each step. */
  private static List<String> walk(
      TestDatabase db, String sort, int perPage, Consumer<Integer> between) {
    List<String> seen = new ArrayList<>();
    Optional<String> next = Optional.of("");
    for (int step = 0; next.isPresent(); step++) {
      Page<String> page = list(db, cursor(next.get(), perPage, Optional.of(sort)));
      assertThat(page.meta().totalCount()).isEmpty();
      assertThat(page.meta().hasMore()).isEqualTo(page.meta().nextCursor().isPresent());
      seen.addAll(page.rows());
      next = page.meta().nextCursor();
      between.accept(step);
    }
    return seen;
  }

  /**
   * thing 00, thing 01 …: three share each moment, every fourth has no size, every third no note.
   */
  private static void fill(TestDatabase db, int count) {
    for (int i = 0; i < count; i++) {
      addOne(db, "thing %02d".formatted(i), i);
      if (i % 3 == 2) {
        db.clock().move(Duration.ofMillis(1));
      }
    }
  }

  private static void addOne(TestDatabase db, String name, int i) {
    db.write(
        tx -> {
          String id = Things.add(tx, name, i);
          return tx.sql(
                  """
                  update thing set size = :size, note = :note
                  where shop = :shop and mode = :mode and id = :id
                  """)
              .bind("size", i % 4 == 0 ? Optional.empty() : Optional.of(i % 5 - 2))
              .bind("note", i % 3 == 0 ? Optional.empty() : Optional.of("n" + i % 2))
              .bind("id", id)
              .run();
        });
  }

  private static List<String> names(int from, int to) {
    List<String> names = IntStream.range(from, to).mapToObj("thing %02d"::formatted).toList();
    List<String> newestFirst = new ArrayList<>(names);
    newestFirst.sort(Comparator.reverseOrder());
    return newestFirst;
  }

  @OnBothEngines(schema = SCHEMA)
  void aPageSaysWhereItStands(TestDatabase db) {
    fill(db, 30);
    Page<String> first = list(db, Paging.first());
    assertThat(first.rows()).isEqualTo(names(5, 30));
    assertThat(first.meta())
        .isEqualTo(
            new Page.Meta(
                Optional.of(30L),
                Optional.of(1),
                25,
                Optional.of(2),
                true,
                first.meta().nextCursor()));
    Page<String> second = list(db, page(2, 25, "-created_at"));
    assertThat(second.rows()).isEqualTo(names(0, 5));
    assertThat(second.meta())
        .isEqualTo(
            new Page.Meta(
                Optional.of(30L), Optional.of(2), 25, Optional.of(2), false, Optional.empty()));
    assertThat(list(db, page(9, 25, "name")).rows()).isEmpty();
  }

  @OnBothEngines(schema = SCHEMA)
  void theCursorOfAPageLeadsOn(TestDatabase db) {
    fill(db, 12);
    Page<String> first = list(db, page(1, 7, "-created_at"));
    String next = first.meta().nextCursor().orElseThrow();
    assertThat(list(db, cursor(next, 7, Optional.empty())).rows()).isEqualTo(names(0, 5));
    assertThat(list(db, cursor(next, 7, Optional.of("-created_at"))).rows()).isEqualTo(names(0, 5));
  }

  @OnBothEngines(schema = SCHEMA)
  void aWalkMeetsEachRowOnceWhateverIsAddedMeanwhile(TestDatabase db) {
    fill(db, 40);
    for (String sort :
        List.of("created_at", "-created_at", "name", "-name", "size", "-size", "note", "-note")) {
      List<String> before = db.read(Things::names);
      List<String> seen =
          walk(
              db,
              sort,
              3,
              step -> {
                // Some before and some after where the walk stands, while there is any of it left.
                if (step < 10) {
                  addOne(db, sort + " a " + step, step);
                  addOne(db, "zz " + sort + step, step);
                }
              });
      assertThat(seen).as(sort).doesNotHaveDuplicates().containsAll(before);
    }
  }

  @OnBothEngines(schema = SCHEMA)
  void everyOrderIsTheSameByPageAndByCursor(TestDatabase db) {
    fill(db, 40);
    for (String sort : List.of("-created_at", "name", "size", "-size", "note", "-note")) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= 8; page++) {
        pages.addAll(list(db, page(page, 5, sort)).rows());
      }
      assertThat(pages).as(sort).hasSize(40).isEqualTo(walk(db, sort, 7, step -> {}));
    }
  }

  @OnBothEngines(schema = SCHEMA)
  void rowsWithoutAValueComeLastInBothDirections(TestDatabase db) {
    fill(db, 16);
    List<String> without = List.of("thing 00", "thing 04", "thing 08", "thing 12");
    for (String sort : List.of("size", "-size")) {
      List<String> rows = list(db, page(1, 16, sort)).rows();
      assertThat(rows.subList(12, 16)).as(sort).containsExactlyInAnyOrderElementsOf(without);
    }
  }

  @OnBothEngines(schema = SCHEMA)
  void filtersApplyWhereTheyAreSent(TestDatabase db) {
    fill(db, 10);
    Page<String> some =
        list(
            db,
            page(1, 25, "name"),
            select ->
                select
                    .and("t.quantity >= :from", Optional.of(3))
                    .and("t.quantity <= :to", Optional.empty())
                    .and("t.name in (:names)", Optional.of(List.of("thing 01", "thing 05")))
                    .always("t.active = :active")
                    .bind("active", true));
    assertThat(some.rows()).containsExactly("thing 05");
    assertThat(some.meta().totalCount()).contains(1L);
    Page<String> none =
        list(
            db,
            page(1, 25, "name"),
            select -> select.and("t.name in (:names)", Optional.of(List.of())));
    assertThat(none.rows()).isEmpty();
    assertThat(none.meta().totalPages()).contains(0);
  }

  @OnBothEngines(schema = SCHEMA)
  void aListMayBeginWithTheLeast(TestDatabase db) {
    fill(db, 4);
    assertThat(list(db, Paging.first(), Select::ascending).rows())
        .containsExactly("thing 00", "thing 01", "thing 02", "thing 03");
  }

  @OnBothEngines(schema = SCHEMA)
  void aCursorThatIsNotOursIsRefused(TestDatabase db) {
    fill(db, 4);
    List<String> crafted =
        List.of(
            "null",
            "{}",
            "[]",
            "{\"sort\":\"-created_at\",\"id\":\"thg_1\"}",
            "{\"sort\":\"-created_at\",\"text\":\"x\",\"id\":\"thg_1\"}",
            "{\"sort\":\"name\",\"number\":7,\"id\":\"thg_1\"}",
            "{\"sort\":\"nothing\",\"number\":7,\"id\":\"thg_1\"}",
            "{\"sort\":\"-created_at\",\"number\":1e99,\"id\":\"thg_1\"}",
            "{\"sort\":\"name\",\"text\":\"\\u0000\",\"id\":\"thg_1\"}",
            "{\"sort\":\"name\",\"text\":\"\\ud800\",\"id\":\"thg_1\"}",
            "[".repeat(2000));
    List<String> wires = new ArrayList<>(List.of("%", "hello", "ä", "a".repeat(9999)));
    for (String json : crafted) {
      wires.add(
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }
    for (String wire : wires) {
      assertThatThrownBy(() -> list(db, cursor(wire, 2, Optional.empty())))
          .as(wire)
          .isInstanceOfSatisfying(
              Problem.class,
              e -> {
                assertThat(e.code()).isEqualTo(Code.INVALID_REQUEST);
                assertThat(e.detail()).startsWith("cursor is not one of ours");
              });
    }
  }

  @OnBothEngines(schema = SCHEMA)
  void aCursorOfAnotherSortIsRefused(TestDatabase db) {
    fill(db, 4);
    String next = list(db, page(1, 2, "name")).meta().nextCursor().orElseThrow();
    assertThatThrownBy(() -> list(db, cursor(next, 2, Optional.of("-name"))))
        .isInstanceOfSatisfying(
            Problem.class,
            e -> {
              assertThat(e.code()).isEqualTo(Code.INVALID_REQUEST);
              assertThat(e.detail()).isEqualTo("cursor belongs to the sort name, not -name");
            });
  }

  @OnBothEngines(schema = SCHEMA)
  void everyFaultOfAPagingIsNamed(TestDatabase db) {
    Paging wrong = new Paging(Optional.of(0), Optional.of(101), Optional.of(""), Optional.empty());
    assertThatThrownBy(() -> list(db, wrong))
        .isInstanceOfSatisfying(
            Problem.class,
            e ->
                assertThat(e.faults())
                    .extracting(fault -> fault.text())
                    .containsExactly(
                        "cursor cannot be sent together with page",
                        "page must be at least 1",
                        "per_page must be between 1 and 100"));
    assertThatThrownBy(() -> list(db, page(1, 2, "colour")))
        .isInstanceOf(Problem.class)
        .hasMessage(
            "sort must be one of created_at, -created_at, name, -name, size, -size, note, -note");
  }
}
