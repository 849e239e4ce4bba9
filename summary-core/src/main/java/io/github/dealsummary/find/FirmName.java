package io.github.dealsummary.find;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name in the form in which names are compared.
 *
 * @param whole the name with its legal form
 * @param core the name without its legal form
 * @param spaced the whole name with a space between its words, also between words that a sign joins
 */
record FirmName(String whole, String core, String spaced) {
  /** The marks that are accents. In other scripts a mark is a vowel, or another letter. */
  private static final Pattern ACCENTS =
      Pattern.compile(
          "(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}\\p{IsArabic}\\p{IsHebrew}])\\p{M}+");

  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern LEFT_OVER = Pattern.compile("[\\s,;:&+.-]+$");

  /** The signs to leave out. A plus or number sign after a letter stays: C++ is not C#. */
  private static final Pattern SIGNS =
      Pattern.compile("(?!(?<=[\\p{L}+#])[+#](?!\\p{N}))[^\\p{L}\\p{N}\\p{M} ]");

  private static final Pattern THOUSANDS =
      Pattern.compile("(?<=\\p{N})[.,'](?=\\p{N}{3}(?!\\p{N}))");

  private static final Pattern BETWEEN_DIGITS =
      Pattern.compile("(?<=\\p{N})[^\\p{L}\\p{N}\\p{M}]+(?=\\p{N})");

  /** The signs between words, including hyphens and commas. */
  private static final Pattern BETWEEN_PARTS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}+#'\u2019]+");

  private static final Pattern AND = Pattern.compile("&|(?<=\\p{L})\\+(?=\\p{L})");

  /**
   * The signs between words of a query. A wildcard that was typed stays: the name has to hold it.
   */
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{M}%_]+");

  private static final Pattern SAMPLE = Pattern.compile(" \\(sample\\)$", Pattern.CASE_INSENSITIVE);

  private static final int FIRST_BEYOND_ASCII = 0x80;

  /** Letters that no normal form takes apart, with their usual spelling in other letters. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          "ß", "ss", "ẞ", "SS", "ø", "o", "Ø", "O", "æ", "ae", "Æ", "AE", "œ", "oe", "ł", "l", "Ł",
          "L", "ı", "i");

  static FirmName of(String name) {
    List<String> words = words(withoutSuffix(name));
    List<String> compared = words.stream().map(FirmName::compared).toList();
    String whole = joined(compared);
    if (whole.isEmpty()) { // only signs, so the signs are the name
      String signs = String.join("", words);
      return new FirmName(signs, signs, signs);
    }
    int end = LegalForms.endOfName(words);
    String core = end == words.size() ? whole : joined(compared.subList(0, end));
    String spaced =
        words.stream().allMatch(FirmName::isPlain)
            ? String.join(" ", compared)
            : words.stream().flatMap(FirmName::parts).collect(Collectors.joining(" "));
    return new FirmName(whole, core, spaced);
  }

  boolean hasLegalForm() {
    return !whole.equals(core);
  }

  /**
   * Returns true if this name starts with the other. After a legal form only a new word may follow.
   */
  boolean startsWith(FirmName start) {
    return start.hasLegalForm()
        ? spaced.startsWith(start.spaced + " ")
        : whole.startsWith(start.whole) && !startsWithinANumber(start);
  }

  /** Returns true if this name starts with the other, but its number goes on with more digits. */
  boolean startsWithinANumber(FirmName start) {
    return whole.startsWith(start.whole) && isWithinANumber(start.whole.length());
  }

  /** Returns the words, including those of the legal form, without "and". */
  Stream<String> words() {
    return Arrays.stream(SPACES.split(spaced)).filter(word -> !word.equals("and"));
  }

  /**
   * Returns true if the name holds the text as a word or part of a word, but not part of a number.
   */
  boolean holds(String word) {
    int found = whole.indexOf(word);
    while (found >= 0 && (isWithinANumber(found) || isWithinANumber(found + word.length()))) {
      found = whole.indexOf(word, found + 1);
    }
    return found >= 0;
  }

  private boolean isWithinANumber(int place) {
    return place > 0
        && place < whole.length()
        && Character.isDigit(whole.charAt(place - 1))
        && Character.isDigit(whole.charAt(place));
  }

  /**
   * Returns the name as it was asked for, without suffix and legal form. It is what the
   * environment's own comparison looks for.
   */
  static String root(String name) {
    String bare = withoutSuffix(name);
    List<String> words = words(bare);
    int end = LegalForms.endOfName(words);
    return end == words.size()
        ? bare
        : LEFT_OVER.matcher(String.join(" ", words.subList(0, end))).replaceAll("");
  }

  /** Returns the words to look for one by one: without signs, "and" and the legal form. */
  static List<String> wordsOf(String root) {
    List<String> words =
        new ArrayList<>(
            Arrays.stream(BETWEEN_WORDS.split(root))
                .filter(word -> !word.isEmpty() && !word.equalsIgnoreCase("and"))
                .distinct()
                .toList());
    // A name of signs only is looked for as it is.
    return words.isEmpty() ? List.of(root) : words;
  }

  /** Returns a word in the form in which names are compared. */
  static String word(String word) {
    String compared = compared(word);
    return compared.isEmpty() ? word : compared;
  }

  private static String withoutSuffix(String name) {
    return SAMPLE.matcher(name).replaceFirst("");
  }

  private static List<String> words(String name) {
    boolean joined = name.indexOf('&') >= 0 || name.indexOf('+') >= 0;
    String spaced = joined ? AND.matcher(name).replaceAll(" $0 ") : name;
    return Arrays.stream(SPACES.split(spaced)).filter(word -> !word.isEmpty()).toList();
  }

  private static String compared(String word) {
    String cased = plain(word).toLowerCase(Locale.ROOT);
    if (isPlain(cased)) {
      return cased;
    }
    return word.equals("&") || word.equals("+") ? "and" : withoutSigns(cased);
  }

  private static String withoutSigns(String word) {
    String joined = THOUSANDS.matcher(word).replaceAll("");
    return SIGNS.matcher(BETWEEN_DIGITS.matcher(joined).replaceAll(" ")).replaceAll("");
  }

  private static Stream<String> parts(String word) {
    Stream<String> parts =
        isPlain(word) || word.equals("&") || word.equals("+")
            ? Stream.of(word)
            : Arrays.stream(BETWEEN_PARTS.split(word));
    return parts.map(FirmName::compared).filter(part -> !part.isEmpty());
  }

  /** Returns true for a word of plain letters and digits, as most words are. */
  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= FIRST_BEYOND_ASCII || !Character.isLetterOrDigit(c)) {
        return false;
      }
    }
    return true;
  }

  /** Joins the words, with a space between two numbers. */
  private static String joined(List<String> words) {
    StringBuilder joined = new StringBuilder();
    for (String word : words) {
      boolean apart =
          !joined.isEmpty()
              && !word.isEmpty()
              && Character.isDigit(joined.charAt(joined.length() - 1))
              && Character.isDigit(word.charAt(0));
      joined.append(apart ? " " : "").append(word);
    }
    return joined.toString();
  }

  private static String plain(String word) {
    if (word.chars().allMatch(c -> c < FIRST_BEYOND_ASCII)) {
      return word; // most words have nothing to take off
    }
    String bare = ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD)).replaceAll("");
    for (Map.Entry<String, String> spelling : SPELLINGS.entrySet()) {
      bare = bare.replace(spelling.getKey(), spelling.getValue());
    }
    return bare;
  }
}
