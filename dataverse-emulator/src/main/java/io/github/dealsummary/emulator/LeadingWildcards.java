package io.github.dealsummary.emulator;

import java.util.Map;
import java.util.regex.Pattern;

/** Filters that no index of the database can help with, which Dataverse throttles. */
final class LeadingWildcards {
  private static final Pattern TEXT = Pattern.compile("'([%_]?)(?:[^']|'')*'");
  private static final Pattern IN_FILTER =
      Pattern.compile("\\b(contains|endswith)\\(|\\bstartswith\\([^,]+,\\s*'[%_]");
  private static final Pattern IN_FETCH =
      Pattern.compile("operator=.(ends-with|(not-)?like.[^>]*value=.[%_])");

  private LeadingWildcards() {}

  static boolean areIn(Map<String, String> query) {
    // Text may hold the name of a function, so it is emptied first.
    String filter = TEXT.matcher(query.getOrDefault("$filter", "")).replaceAll("'$1'");
    return IN_FILTER.matcher(filter).find()
        || IN_FETCH.matcher(query.getOrDefault("fetchXml", "")).find();
  }
}
