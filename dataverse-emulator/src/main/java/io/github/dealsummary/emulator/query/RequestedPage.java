package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.Optional;

/**
 * The page of a query that a request asks for.
 *
 * @param query tells the query from any other, so that none goes on with the cookie of another
 * @param from what the page before it was answered with; empty for the first page
 * @param size the number of rows
 */
public record RequestedPage(String query, Optional<NextPage> from, int size) {
  int number() {
    return from.map(NextPage::number).orElse(1);
  }

  NextPage next(PagingCookie cookie) {
    return new NextPage(number() + 1, cookie.sealed(query).text());
  }

  /** The position behind which the page begins. */
  SortPosition position(NextPage from, Sorting sorting) {
    return PagingCookie.parse(from.cookie())
        .filter(cookie -> cookie.page() + 1 == from.number() && cookie.isSealedFor(query))
        .flatMap(sorting::position)
        .orElseThrow(() -> ODataError.badRequest("The $skiptoken was not issued for this query."));
  }
}
