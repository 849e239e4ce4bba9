package io.github.dealsummary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How well a customer's name fits the one that was asked for; the best level first. */
enum NameMatch {
  EXACT,
  PREFIX,
  ALL_WORDS;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern SAMPLE = Pattern.compile(" \\(sample\\)$");

  /**
   * @param atBest the level that the environment's answer allows. It has compared by its own
   *     collation, which knows more equalities than we do, so a row it gave is never worse than
   *     what was asked of it.
   */
  static NameMatch of(String asked, String name, NameMatch atBest) {
    String wanted = plain(asked);
    String given = plain(name);
    if (given.equals(wanted)) {
      return EXACT;
    }
    return given.startsWith(wanted) && atBest.compareTo(PREFIX) > 0 ? PREFIX : atBest;
  }

  /** Case, accents, doubled spaces and the suffix of Microsoft's sample rows do not matter. */
  private static String plain(String name) {
    String bare = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String spaced = SPACES.matcher(bare.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    return SAMPLE.matcher(spaced).replaceFirst("");
  }
}
