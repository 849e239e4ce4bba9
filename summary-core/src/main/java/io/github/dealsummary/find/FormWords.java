package io.github.dealsummary.find;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The legal forms that are also words: "Grand Hotel & Spa" has no form, and "Barilla SpA" has. */
final class FormWords {
  private static final int FEWEST_CAPITALS = 3;

  private FormWords() {}

  /**
   * Returns true if these words are the letters of a form, but not written as one: {@code
   * forms-that-are-words.txt} says how a form is written.
   */
  static boolean areWords(List<Word> words, int from, int to) {
    Word word = words.get(from);
    return to - from == 1
        && Holder.WORDS.contains(word.plain())
        && !word.place().ofInitials()
        && !hasCapitalBehindASmallLetter(word.original())
        && !isInCapitalsBesideSmallLetters(word.original(), words);
  }

  private static boolean hasCapitalBehindASmallLetter(String word) {
    for (int i = 1; i < word.length(); i++) {
      if (Character.isUpperCase(word.charAt(i)) && Character.isLowerCase(word.charAt(i - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInCapitalsBesideSmallLetters(String word, List<Word> words) {
    return word.length() >= FEWEST_CAPITALS
        && isInCapitals(word)
        && !words.stream().allMatch(one -> isInCapitals(one.original()));
  }

  private static boolean isInCapitals(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT));
  }

  /** Reads the words when they are first asked for. */
  private static final class Holder {
    static final Set<String> WORDS =
        ResourceLines.of("forms-that-are-words.txt")
            .map(line -> line.substring(0, line.indexOf(" | ")))
            .collect(Collectors.toUnmodifiableSet());
  }
}
