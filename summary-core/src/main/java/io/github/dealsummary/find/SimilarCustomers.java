package io.github.dealsummary.find;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.table.DataverseSearch;
import java.util.Locale;
import java.util.regex.Pattern;

/** The customers whose names Dataverse Search finds spelled almost as asked. */
final class SimilarCustomers {
  private static final int LONGEST_SEARCH = 100;

  /** Shorter words differ in one letter from too many others. */
  private static final int SHORTEST_FUZZY = 4;

  private static final int LONGEST_WITH_ONE_DIFFERENCE = 5;

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  private SimilarCustomers() {}

  /** Returns them, the most similar first; none if the environment's search is turned off. */
  static DataverseSearch.Hits of(String name, DataverseClient client) {
    String terms = terms(ComparedName.ofFirm(name));
    return terms.contains("~")
        ? DataverseSearch.customers(terms, client)
        : DataverseSearch.Hits.NONE;
  }

  private static String terms(ComparedName name) {
    StringBuilder terms = new StringBuilder();
    for (String word : name.originals(ComparedName::isOwnWord)) {
      String term = term(SIGNS.matcher(word).replaceAll(""));
      if (!term.isEmpty() && terms.length() + term.length() < LONGEST_SEARCH) {
        terms.append(terms.isEmpty() ? "" : " ").append(term);
      }
    }
    return terms.toString();
  }

  /**
   * Returns the word in the Lucene syntax, with the number of letters that may differ. A number is
   * not similar to another.
   */
  private static String term(String word) {
    if (word.length() < SHORTEST_FUZZY || word.chars().anyMatch(Character::isDigit)) {
      return word.toLowerCase(Locale.ROOT);
    }
    return word + (word.length() <= LONGEST_WITH_ONE_DIFFERENCE ? "~1" : "~");
  }
}
