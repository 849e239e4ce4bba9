package io.github.dealsummary;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How well a customer's name fits the one that was asked for; the best level first. */
public enum NameMatch {
  /** It is the name. */
  EXACT,
  /** It starts with the name. */
  PREFIX,
  /** It holds all the words of the name. */
  ALL_WORDS;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern SAMPLE = Pattern.compile(" \\(sample\\)$", Pattern.CASE_INSENSITIVE);

  /**
   * The level of a row that the environment gave for a name.
   *
   * @param atBest what was asked of the environment. It has compared by its own collation, which
   *     knows more equalities than we do, so a row it gave is never worse than that.
   */
  static NameMatch of(String asked, String name, NameMatch atBest) {
    String wanted = plain(asked);
    String given = plain(name);
    if (given.equals(wanted)) {
      return EXACT;
    }
    return given.startsWith(wanted) && atBest.compareTo(PREFIX) > 0 ? PREFIX : atBest;
  }

  /**
   * What to look for: the suffix of Microsoft's sample rows does not matter in a question either.
   */
  static String withoutSuffix(String asked) {
    return SAMPLE.matcher(asked).replaceFirst("");
  }

  static List<String> words(String asked) {
    return Stream.of(SPACES.split(asked)).distinct().toList();
  }

  static boolean holdsAll(List<String> words, String name) {
    String given = plain(name);
    return words.stream().allMatch(word -> given.contains(plain(word)));
  }

  /** Case, accents, doubled spaces and the suffix do not matter. */
  private static String plain(String name) {
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String spaced = SPACES.matcher(bare).replaceAll(" ").strip();
    return withoutSuffix(spaced).toLowerCase(Locale.ROOT);
  }
}
