package io.github.dealsummary.emulator.fetchxml;

import io.github.dealsummary.emulator.query.Aggregation;
import io.github.dealsummary.emulator.query.Condition;
import io.github.dealsummary.emulator.query.ConditionText;
import io.github.dealsummary.emulator.query.Evaluator;
import io.github.dealsummary.emulator.query.JoinedRow;
import io.github.dealsummary.emulator.query.PagingCookie;
import io.github.dealsummary.emulator.query.Projection;
import io.github.dealsummary.emulator.query.ResultRow;
import io.github.dealsummary.emulator.query.SortPosition;
import io.github.dealsummary.emulator.query.Sorting;
import io.github.dealsummary.emulator.query.TableQuery;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query in FetchXML. */
public final class FetchQuery {
  private static final int MAX_JOINED = 100_000;

  private final CallerView view;
  private final ParsedFetch fetch;
  private final FetchPage page;
  private final Sorting sorting;
  private final Optional<SortPosition> behind;

  private FetchQuery(CallerView view, ParsedFetch fetch) {
    this.view = view;
    this.fetch = fetch;
    this.page = fetch.page();
    this.sorting = new Sorting(fetch.orders(), fetch.aliases(), view);
    this.behind = page.cookie().map(this::position);
  }

  public static FetchQuery parse(CallerView view, String xml) {
    return new FetchQuery(view, FetchReader.read(view, xml));
  }

  /**
   * A page of rows.
   *
   * @param cookie for the next page; empty if this is the last one, or pages can only be counted
   * @param more whether there is a next page
   * @param total of all pages
   */
  public record Result(List<ResultRow> rows, Optional<String> cookie, boolean more, int total) {}

  public Table table() {
    return fetch.table();
  }

  /** The conditions on rows, and on those of each link, as text. */
  public String filterText() {
    return Stream.concat(
            fetch.filter().map(ConditionText::of).stream(),
            fetch.links().stream().flatMap(LinkEntity::filterTexts))
        .collect(Collectors.joining("; "));
  }

  /** True if the FetchXML asks for the total. */
  public boolean counted() {
    return page.counted();
  }

  /** The selection in parentheses, as {@code @odata.context} shows it. */
  public String shape() {
    return fetch.columns().shape();
  }

  /**
   * The page asked for.
   *
   * @param counted whether the total must be right, though the FetchXML may not ask for it
   */
  public Result result(boolean counted) {
    List<JoinedRow> joined = joined(counted || page.counted());
    if (fetch.groups().isPresent()) {
      return withoutCookie(fetch.groups().get().of(joined, view));
    }
    List<JoinedRow> sorted = sorting.sorted(joined, behind);
    if (fetch.columns().distinct()) {
      return withoutCookie(fetch.columns().of(sorted));
    }
    List<JoinedRow> joinedRows = page.of(sorted);
    boolean more = page.hasMore(sorted.size()) && !joinedRows.isEmpty();
    Optional<String> cookie =
        more && fetch.hasCookies() ? Optional.of(page.next(cookie(joinedRows))) : Optional.empty();
    return new Result(fetch.columns().of(joinedRows), cookie, more, joined.size());
  }

  private Result withoutCookie(List<ResultRow> all) {
    List<ResultRow> rows = page.of(all);
    boolean more = page.hasMore(all.size()) && !rows.isEmpty();
    return new Result(rows, Optional.empty(), more, all.size());
  }

  private PagingCookie cookie(List<JoinedRow> joinedRows) {
    return sorting.cookie(page.page(), joinedRows.get(0), joinedRows.get(joinedRows.size() - 1));
  }

  private SortPosition position(PagingCookie cookie) {
    Optional<SortPosition> position =
        !fetch.hasCookies()
            ? Optional.empty()
            // Microsoft's page shows cookies written by hand, which have no seal.
            : cookie.seal().isEmpty()
                ? ofKey(cookie)
                : Optional.of(cookie)
                    .filter(one -> one.isSealedFor(page.query()))
                    .flatMap(sorting::position);
    return position.orElseThrow(
        () -> FetchPage.invalid("It was not issued for this query, or it was changed."));
  }

  /** A cookie as Microsoft's page shows it, in which nothing but the key of the last row stands. */
  private Optional<SortPosition> ofKey(PagingCookie cookie) {
    return cookie
        .key(fetch.table().key())
        .flatMap(id -> view.find(fetch.table(), id))
        .map(sorting::behind);
  }

  /** The combinations that fulfil the filter; no more of them than the answer needs. */
  private List<JoinedRow> joined(boolean counted) {
    // A total, an order and distinct rows need every combination.
    boolean all = counted || !fetch.orders().isEmpty() || fetch.columns().distinct();
    long enough = enough(all);
    Predicate<JoinedRow> wanted = wanted(all);
    List<JoinedRow> joinedRows = new ArrayList<>();
    Predicate<JoinedRow> taker =
        joinedRow -> {
          if (wanted.test(joinedRow)) {
            joinedRows.add(joinedRow);
          }
          return joinedRows.size() < enough;
        };
    Joins joins = new Joins(view, new Evaluator(view));
    for (Row row : candidates()) {
      if (!joins.of(row, fetch.links(), taker)) {
        break;
      }
    }
    if (!fetch.links().isEmpty() && joinedRows.size() > MAX_JOINED) {
      throw Joins.tooMany(MAX_JOINED);
    }
    return joinedRows;
  }

  /** The rows that an index finds, or all rows if the filter asks about links. */
  private List<Row> candidates() {
    Optional<Condition> own = fetch.filter().filter(condition -> fetch.links().isEmpty());
    return new TableQuery(Projection.all(table()), own, List.of(), OptionalInt.empty(), false)
        .rows(view);
  }

  /** Unsorted rows come in order, so the rows of earlier pages need not be kept. */
  private Predicate<JoinedRow> wanted(boolean all) {
    Evaluator evaluator = new Evaluator(view);
    Predicate<JoinedRow> fits =
        joinedRow -> fetch.filter().isEmpty() || evaluator.holds(fetch.filter().get(), joinedRow);
    return all || behind.isEmpty()
        ? fits
        : fits.and(joinedRow -> sorting.isBehind(joinedRow, behind.get()));
  }

  private long enough(boolean all) {
    if (fetch.groups().isPresent()) {
      return Aggregation.MAX_ROWS + 1L;
    }
    long needed = all ? Long.MAX_VALUE : page.end() + 1;
    return fetch.links().isEmpty() ? needed : Math.min(needed, MAX_JOINED + 1L);
  }
}
