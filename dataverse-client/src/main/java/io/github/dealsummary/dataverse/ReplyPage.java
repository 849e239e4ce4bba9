package io.github.dealsummary.dataverse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reply to a query, its rows in whatever form they were read.
 *
 * @param count of all matching rows; below 0 if it was not asked for
 */
record ReplyPage<T>(List<T> items, long count, Next next) {
  /**
   * What the reply says of the rows after these.
   *
   * @param link of a query; null for none
   * @param cookie of FetchXML, as it came; null for none
   * @param more of FetchXML
   */
  record Next(@Nullable String link, @Nullable String cookie, boolean more) {}
}
