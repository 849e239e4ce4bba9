package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Evaluator;
import io.github.dealsummary.emulator.query.Tuple;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.View;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Combines rows with those their links lead to, one combination after another: nothing is kept, and
 * whoever takes them may end it.
 */
final class Joins {
  private static final int MAX_COMBINATIONS = 2_000_000;

  private final View view;
  private final Evaluator evaluator;
  private int combinations;

  Joins(View view, Evaluator evaluator) {
    this.view = view;
    this.evaluator = evaluator;
  }

  /**
   * Hands on what a row combines to.
   *
   * @param taker answers whether it wants more
   * @return whether it still does
   */
  boolean of(Row row, List<Link> links, Predicate<Tuple> taker) {
    return join(Tuple.of(row), "", links, taker);
  }

  private boolean join(Tuple tuple, String alias, List<Link> links, Predicate<Tuple> taker) {
    if (links.isEmpty()) {
      return taker.test(tuple);
    }
    Link link = links.get(0);
    List<Link> others = links.subList(1, links.size());
    AtomicBoolean found = new AtomicBoolean();
    Predicate<Tuple> next =
        one -> {
          found.set(true);
          return join(one, alias, others, taker);
        };
    for (Row row : matching(alias.isEmpty() ? tuple.row() : tuple.at(alias).row(), link)) {
      Tuple one = combined(tuple, link, row);
      if (fits(one.at(link.alias()), link) && !join(one, link.alias(), link.links(), next)) {
        return false;
      }
    }
    return found.get() || !link.outer() || join(tuple, alias, others, taker);
  }

  /** The filter of a link may ask about what was joined before. */
  private boolean fits(Tuple tuple, Link link) {
    return link.filter().isEmpty() || evaluator.holds(link.filter().get(), tuple);
  }

  private Tuple combined(Tuple tuple, Link link, Row row) {
    if (++combinations > MAX_COMBINATIONS) {
      throw tooMany(MAX_COMBINATIONS);
    }
    return tuple.with(link.alias(), row);
  }

  static ODataError tooMany(int limit) {
    return ODataError.notImplemented(
        "<link-entity> elements that lead to more than " + limit + " combinations of rows");
  }

  private List<Row> matching(@Nullable Row from, Link link) {
    Object value = from == null ? null : from.value(link.to().name());
    if (value == null) {
      return List.of();
    }
    Object id = value instanceof Lookup lookup ? lookup.id() : value;
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
