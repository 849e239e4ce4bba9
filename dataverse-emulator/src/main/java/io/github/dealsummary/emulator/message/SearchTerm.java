package io.github.dealsummary.emulator.message;

import java.util.Collection;
import java.util.OptionalInt;

/**
 * A word to search for, as the index has words: folded, without signs.
 *
 * @param ending what may follow it
 */
record SearchTerm(String word, Ending ending, int edits) {
  /** The part of a word in the index that a term has to match: the whole word, or its beginning. */
  enum Ending {
    NONE,
    ANY
  }

  static SearchTerm whole(String word) {
    return new SearchTerm(word, Ending.NONE, 0);
  }

  static SearchTerm beginning(String word) {
    return new SearchTerm(word, Ending.ANY, 0);
  }

  /** A word with so many letters left out, added, changed, or changed with their neighbour. */
  static SearchTerm misspelled(String word, int edits) {
    return new SearchTerm(word, Ending.NONE, edits);
  }

  /**
   * The number of letters by which the nearest of these words differs; empty if that is too many.
   */
  OptionalInt distance(Collection<String> present) {
    return present.stream().mapToInt(this::distance).filter(far -> far <= edits).min();
  }

  private int distance(String other) {
    if (ending == Ending.ANY) {
      return other.startsWith(word) ? 0 : Integer.MAX_VALUE;
    }
    return edits == 0 ? (other.equals(word) ? 0 : Integer.MAX_VALUE) : changes(word, other);
  }

  /** The rows of the table of Levenshtein's distance, with neighbours that changed places. */
  private static int changes(String from, String to) {
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(last[j], row[j - 1]) + 1);
        if (haveChangedPlaces(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[to.length()];
  }

  private static boolean haveChangedPlaces(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
