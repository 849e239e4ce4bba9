package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.PagingCookie.Mark;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The order of the rows of a query: by the columns asked for and, where those are equal, by
 * creation. No two rows are equal in it, so that a page can begin behind a row that is gone.
 */
public final class Sorting {
  private final List<OrderBy> orders;
  private final List<String> links;
  private final CallerView view;
  private final Evaluator evaluator;
  private final Collation collation;

  /**
   * Creates the order.
   *
   * @param links the aliases of all links, in the order in which they are joined
   */
  public Sorting(List<OrderBy> orders, List<String> links, CallerView view) {
    this.orders = orders;
    this.links = links;
    this.view = view;
    this.evaluator = new Evaluator(view);
    this.collation = view.store().collation();
  }

  private record Placed(JoinedRow joinedRow, SortPosition position) {}

  /** Those behind a position, or all, in order. */
  public List<JoinedRow> sorted(List<JoinedRow> joinedRows, Optional<SortPosition> behind) {
    List<Placed> placed = new ArrayList<>();
    for (JoinedRow joinedRow : joinedRows) {
      // The position is computed here, once, and not with each comparison.
      Placed one = new Placed(joinedRow, position(joinedRow));
      if (behind.isEmpty() || compare(one.position(), behind.get()) > 0) {
        placed.add(one);
      }
    }
    placed.sort((left, right) -> compare(left.position(), right.position()));
    return placed.stream().map(Placed::joinedRow).toList();
  }

  public boolean isBehind(JoinedRow joinedRow, SortPosition position) {
    return compare(position(joinedRow), position) > 0;
  }

  /** Says where a page ended. */
  public PagingCookie cookie(int page, JoinedRow first, JoinedRow last) {
    List<Mark> marks = new ArrayList<>();
    for (OrderBy order : orders) {
      marks.add(
          new Mark(
              order.path().column().name(),
              order.value(last, evaluator, view).map(Sorting::written),
              order.value(first, evaluator, view).map(Sorting::written)));
    }
    Row row = root(last);
    marks.add(
        new Mark(
            row.table().key(),
            Optional.of(written(row.id())),
            Optional.of(written(root(first).id()))));
    return new PagingCookie(page, marks, position(last).places(), "");
  }

  /** The end of the page of a cookie; empty if the cookie is for another order. */
  public Optional<SortPosition> position(PagingCookie cookie) {
    List<String> names = new ArrayList<>();
    orders.forEach(order -> names.add(order.path().column().name()));
    // The last mark is the key. Places stand for it in the order.
    List<Mark> marks = cookie.marks().subList(0, cookie.marks().size() - 1);
    if (!names.equals(marks.stream().map(Mark::name).toList())
        || cookie.places().size() != links.size() + 1) {
      return Optional.empty();
    }
    try {
      List<Optional<Object>> keys = new ArrayList<>();
      for (int i = 0; i < orders.size(); i++) {
        ColumnType type = orders.get(i).type();
        keys.add(marks.get(i).last().map(text -> key(type.read(bare(text, type)))));
      }
      return Optional.of(new SortPosition(keys, cookie.places()));
    } catch (RuntimeException notOfTheType) {
      // A cookie comes from outside, and may hold anything.
      return Optional.empty();
    }
  }

  /** Behind everything that a row is joined to. */
  public SortPosition behind(Row row) {
    List<Long> places = new ArrayList<>(List.of(row.place()));
    links.forEach(link -> places.add(Long.MAX_VALUE));
    return new SortPosition(keys(JoinedRow.of(row)), places);
  }

  private SortPosition position(JoinedRow joinedRow) {
    List<Long> places = new ArrayList<>(links.size() + 1);
    places.add(root(joinedRow).place());
    for (String link : links) {
      Row row = joinedRow.at(link).row();
      places.add(row == null ? 0L : row.place());
    }
    return new SortPosition(keys(joinedRow), places);
  }

  private List<Optional<Object>> keys(JoinedRow joinedRow) {
    List<Optional<Object>> keys = new ArrayList<>(orders.size());
    for (OrderBy order : orders) {
      keys.add(order.value(joinedRow, evaluator, view).map(this::key));
    }
    return keys;
  }

  /** Text is folded once, and not each time two rows are compared. */
  private Object key(Object value) {
    return value instanceof String text ? collation.key(text) : value;
  }

  private int compare(SortPosition left, SortPosition right) {
    for (int i = 0; i < orders.size(); i++) {
      int order = compare(left.keys().get(i), right.keys().get(i));
      if (order != 0) {
        return orders.get(i).descending() ? -order : order;
      }
    }
    for (int i = 0; i < left.places().size(); i++) {
      int order = Long.compare(left.places().get(i), right.places().get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** Nulls come first, as in SQL Server. */
  private int compare(Optional<Object> left, Optional<Object> right) {
    return left.isPresent() && right.isPresent()
        ? Evaluator.compare(collation, left.get(), right.get())
        : Boolean.compare(left.isPresent(), right.isPresent());
  }

  private static Row root(JoinedRow joinedRow) {
    return Objects.requireNonNull(joinedRow.row());
  }

  private static String bare(String text, ColumnType type) {
    return type == ColumnType.GUID ? text.substring(1, text.length() - 1) : text;
  }

  private static String written(Object value) {
    return value instanceof UUID id
        ? "{" + id.toString().toUpperCase(Locale.ROOT) + "}"
        : value.toString();
  }
}
