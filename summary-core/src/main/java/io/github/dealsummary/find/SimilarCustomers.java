package io.github.dealsummary.find;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.table.DataverseSearch;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/** The customers whose names Dataverse Search finds spelled almost as asked. */
final class SimilarCustomers {
  private static final int SHORTEST_SEARCH = 3;
  private static final int LONGEST_SEARCH = 100;

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private SimilarCustomers() {}

  /** Returns their ids, the most similar first; none if the environment's search is turned off. */
  static List<UUID> of(String name, DataverseClient client) {
    String terms = terms(FirmName.wordsOf(FirmName.root(name)));
    return terms.length() < SHORTEST_SEARCH ? List.of() : DataverseSearch.customers(terms, client);
  }

  /**
   * Returns the words, each with the sign for a similar spelling. Letters and digits need no
   * escape.
   */
  private static String terms(List<String> words) {
    StringBuilder terms = new StringBuilder();
    for (String word : words) {
      String plain = SIGNS.matcher(word).replaceAll("");
      if (!plain.isEmpty() && terms.length() + plain.length() + 2 <= LONGEST_SEARCH) {
        terms.append(terms.isEmpty() ? "" : " ").append(plain).append('~');
      }
    }
    return terms.toString();
  }
}
