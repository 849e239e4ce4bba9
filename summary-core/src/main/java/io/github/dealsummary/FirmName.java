package io.github.dealsummary;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name reduced to what is compared.
 *
 * @param whole including its legal form
 * @param core without it
 */
record FirmName(String whole, String core) {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern LEFT_OVER = Pattern.compile("[\\s,;:&+.-]+$");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

  /** A wildcard somebody tried is no sign to leave out: what they ask for has to hold it. */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}%_]+");

  private static final Pattern SAMPLE = Pattern.compile(" \\(sample\\)$", Pattern.CASE_INSENSITIVE);

  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** Letters that no normal form takes apart, and their usual spelling without them. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          "ß", "ss", "ẞ", "SS", "ø", "o", "Ø", "O", "æ", "ae", "Æ", "AE", "œ", "oe", "ł", "l", "Ł",
          "L", "ı", "i");

  /**
   * @param rules which differences do not decide
   */
  static FirmName of(String name, Set<NameRule> rules) {
    List<String> words = words(withoutSuffix(name, rules));
    int end = rules.contains(NameRule.LEGAL_FORM) ? LegalForms.endOfName(words) : words.size();
    return new FirmName(bare(words, rules), bare(words.subList(0, end), rules));
  }

  boolean hasLegalForm() {
    return !whole.equals(core);
  }

  /**
   * What to look for with the environment's own comparison: the name as it was asked for, without
   * suffix and legal form.
   */
  static String root(String name, Set<NameRule> rules) {
    String bare = withoutSuffix(name, rules);
    List<String> words = words(bare);
    int end = rules.contains(NameRule.LEGAL_FORM) ? LegalForms.endOfName(words) : words.size();
    return end == words.size()
        ? bare
        : LEFT_OVER.matcher(String.join(" ", words.subList(0, end))).replaceAll("");
  }

  /** The words to look for one by one: without signs, "and" and the legal form. */
  static List<String> wordsOf(String root) {
    List<String> words =
        new ArrayList<>(
            Arrays.stream(BETWEEN_WORDS.split(root))
                .filter(word -> !word.isEmpty() && !word.equalsIgnoreCase("and"))
                .distinct()
                .toList());
    // A name of nothing but signs is looked for as it is.
    return words.isEmpty() ? List.of(root) : words;
  }

  /** One word as names are compared. */
  static String word(String word, Set<NameRule> rules) {
    return bare(List.of(word), rules);
  }

  private static String withoutSuffix(String name, Set<NameRule> rules) {
    return rules.contains(NameRule.SAMPLE_SUFFIX) ? SAMPLE.matcher(name).replaceFirst("") : name;
  }

  private static List<String> words(String name) {
    return Arrays.stream(SPACES.split(name.strip())).filter(word -> !word.isEmpty()).toList();
  }

  private static String bare(List<String> words, Set<NameRule> rules) {
    boolean punctuated = !rules.contains(NameRule.PUNCTUATION);
    StringBuilder joined = new StringBuilder();
    for (String word : words) {
      String spelled = rules.contains(NameRule.ACCENTS) ? plain(word) : word;
      String cased = rules.contains(NameRule.CASE) ? spelled.toLowerCase(Locale.ROOT) : spelled;
      if (punctuated) {
        joined.append(joined.isEmpty() ? "" : " ").append(cased);
      } else {
        joined.append(
            word.equals("&") || word.equals("+") ? "and" : SIGNS.matcher(cased).replaceAll(""));
      }
    }
    // Nothing but signs: then they are the name.
    return joined.isEmpty() ? String.join("", words) : joined.toString();
  }

  private static String plain(String word) {
    if (word.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
      return word; // most are, and have nothing to take off
    }
    String bare = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
    for (Map.Entry<String, String> spelling : SPELLINGS.entrySet()) {
      bare = bare.replace(spelling.getKey(), spelling.getValue());
    }
    return bare;
  }
}
