package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Evaluator;
import io.github.dealsummary.emulator.query.JoinedRow;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Combines rows with those their links lead to, one combination after another. No combination is
 * kept, and the taker may end it.
 */
final class Joins {
  private static final int MAX_COMBINATIONS = 2_000_000;

  private final CallerView view;
  private final Evaluator evaluator;
  private int combinations;

  Joins(CallerView view, Evaluator evaluator) {
    this.view = view;
    this.evaluator = evaluator;
  }

  /**
   * Hands on what a row combines to.
   *
   * @param taker answers whether it wants more
   * @return whether it still does
   */
  boolean of(Row row, List<LinkEntity> links, Predicate<JoinedRow> taker) {
    return join(JoinedRow.of(row), "", links, taker);
  }

  private boolean join(
      JoinedRow joinedRow, String alias, List<LinkEntity> links, Predicate<JoinedRow> taker) {
    if (links.isEmpty()) {
      return taker.test(joinedRow);
    }
    LinkEntity link = links.get(0);
    List<LinkEntity> others = links.subList(1, links.size());
    AtomicBoolean found = new AtomicBoolean();
    Predicate<JoinedRow> next =
        one -> {
          found.set(true);
          return join(one, alias, others, taker);
        };
    for (Row row : matching(alias.isEmpty() ? joinedRow.row() : joinedRow.at(alias).row(), link)) {
      JoinedRow one = combined(joinedRow, link, row);
      if (fits(one.at(link.alias()), link) && !join(one, link.alias(), link.links(), next)) {
        return false;
      }
    }
    // An outer link that finds no row keeps the row it was joined to.
    return found.get() || !link.outer() || join(joinedRow, alias, others, taker);
  }

  /** The filter of a link may ask about what was joined before. */
  private boolean fits(JoinedRow joinedRow, LinkEntity link) {
    return link.filter().isEmpty() || evaluator.holds(link.filter().get(), joinedRow);
  }

  private JoinedRow combined(JoinedRow joinedRow, LinkEntity link, Row row) {
    if (++combinations > MAX_COMBINATIONS) {
      throw tooMany(MAX_COMBINATIONS);
    }
    return joinedRow.with(link.alias(), row);
  }

  static ODataError tooMany(int limit) {
    return ODataError.notImplemented(
        "<link-entity> elements that lead to more than " + limit + " combinations of rows");
  }

  private List<Row> matching(@Nullable Row from, LinkEntity link) {
    Object value = from == null ? null : from.value(link.to().name());
    if (value == null) {
      return List.of();
    }
    Object id = value instanceof Lookup lookup ? lookup.id() : value;
    // A lookup to several tables may hold the id of a row that this link does not lead to.
    boolean elsewhere =
        value instanceof Lookup lookup
            && link.from().name().equals(link.table().key())
            && !lookup.table().equals(link.table().name());
    return elsewhere
        ? List.of()
        : view.equalTo(link.table(), link.from(), id)
            .orElseGet(
                () ->
                    view.rows(link.table()).stream()
                        .filter(row -> value.equals(row.value(link.from().name())))
                        .toList());
  }
}
