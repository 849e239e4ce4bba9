package io.github.dealsummary.dataverse;

import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Which rows to read, said as a {@link Query} or in {@link FetchXml}. */
public abstract sealed class Reading permits Query, FetchXml, NextPages {
  Reading() {}

  abstract String entitySet();

  /** The address below the API's root, ready for the wire. */
  abstract String address();

  /** The Prefer header, which every page of the result must repeat. */
  abstract String preferences();

  /**
   * The address of the next page.
   *
   * @param pages how many have been read
   * @return null after the last
   */
  abstract @Nullable String next(ReplyPage.Next said, int pages);

  /** How many rows to read at the most, over all pages. */
  OptionalInt top() {
    return OptionalInt.empty();
  }

  /** Reads one of its pages. */
  final ApiRequest page(String address) {
    return ApiRequest.get("reading " + entitySet(), address, Map.of("Prefer", preferences()));
  }
}
