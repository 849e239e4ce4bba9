package io.github.dealsummary.dataverse;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A description of what to read: a {@link Query}, or a query in {@link FetchXml}. Immutable. */
public abstract sealed class Reading permits Query, FetchXml, NextPages {
  Reading() {}

  abstract String entitySet();

  /** The address below the API's root, ready for the wire. */
  abstract String address();

  /** The Prefer header, which every page of the result must repeat. */
  abstract String preferences();

  /**
   * Returns the address of the next page.
   *
   * @param pages how many have been read
   * @return null after the last
   */
  abstract @Nullable String next(ReplyPage.Next said, int pages);

  /** Returns the most rows to read over all pages; empty for no limit. */
  OptionalInt top() {
    return OptionalInt.empty();
  }

  /** Makes the request for one of its pages. */
  final ApiRequest page(String address) {
    return ApiRequest.get("reading " + entitySet(), address, Map.of("Prefer", preferences()));
  }
}
