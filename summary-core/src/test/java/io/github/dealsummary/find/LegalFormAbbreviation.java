package io.github.dealsummary.find;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells if one spelling of a legal form abbreviates the other, by their letters. */
final class LegalFormAbbreviation {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  /** The words that an abbreviation may leave out. */
  private static final Set<String> SMALL =
      Set.copyOf(
          List.of(
              ("a al auf az aus by con cu d da de del des di die do du e een em en et fur i im in l"
                      + " la met mit na of og op par pe per por s sa sau se the to un und van z za"
                      + " zu со са с на")
                  .split(" ", -1)));

  private LegalFormAbbreviation() {}

  /**
   * Returns true if each word of the name, small ones aside, gives its first letter, and perhaps
   * some more, in the order of the abbreviation. {@code Limited} so stands for {@code Ltd}, but
   * {@code Public Limited Company} does not, since nothing is left of {@code Public}.
   */
  static boolean abbreviates(String abbreviation, String name) {
    String letters = LegalFormFamilies.letters(abbreviation);
    List<String> words = BETWEEN_WORDS.splitAsStream(name).map(LegalFormFamilies::letters).toList();
    return !letters.isEmpty()
        && !letters.equals(LegalFormFamilies.letters(name))
        && fits(letters, words);
  }

  private static boolean fits(String letters, List<String> words) {
    if (words.isEmpty()) {
      return letters.isEmpty();
    }
    String word = words.get(0);
    List<String> rest = words.subList(1, words.size());
    boolean leftOut = word.isEmpty() || SMALL.contains(word);
    return (leftOut && fits(letters, rest)) || takes(letters, word, rest);
  }

  /**
   * Returns true if some first letters are taken from the word, and the rest fits its followers.
   */
  private static boolean takes(String letters, String word, List<String> rest) {
    if (letters.isEmpty() || word.isEmpty() || letters.charAt(0) != word.charAt(0)) {
      return false;
    }
    int at = 0;
    for (int taken = 1; at >= 0; taken++) {
      if (fits(letters.substring(taken), rest)) {
        return true;
      }
      at = taken < letters.length() ? word.indexOf(letters.charAt(taken), at + 1) : -1;
    }
    return false;
  }
}
