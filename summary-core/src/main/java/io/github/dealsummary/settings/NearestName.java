package io.github.dealsummary.settings;

import static java.util.Comparator.comparing;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Guesses the known name that was meant by an unknown one. */
final class NearestName {
  private NearestName() {}

  /** Returns the known name with the fewest changes; empty if most of it would have to change. */
  static Optional<String> to(String name, Collection<String> known) {
    return known.stream()
        .min(
            comparing((String one) -> distance(name, one)).thenComparing(Comparator.naturalOrder()))
        .filter(one -> distance(name, one) <= one.length() / 2);
  }

  /** Counts letters to insert, delete or replace. A missing end counts as one change. */
  private static int distance(String a, String b) {
    if (!a.isEmpty() && b.startsWith(a)) {
      return a.equals(b) ? 0 : 1;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
