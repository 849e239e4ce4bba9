package io.github.dealsummary.find;

import io.github.dealsummary.find.LikePattern.Accents;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes patterns of words. Where a stored name may have another sign, accent or umlaut, the pattern
 * has a wildcard. It may find more than the words, since names are compared here.
 */
final class WordPatterns {
  /** Blanks before a name. */
  static final String BLANKS = " %";

  /** A sign before a word within a name, or a letter of a script that may have no blanks. */
  static final String BEFORE_A_WORD = "[^a-z0-9]";

  /** The letters that some language writes with an accent, as far as they are frequent. */
  private static final String MAY_HAVE_ACCENT = "aceilnosuyzеиαεηιοσςυωا";

  /** Those of them that have one often: the vowels, and n. */
  private static final String OFTEN_HAVE_ACCENT = "aeinouyеиαεηιουωا";

  private static final String UMLAUTS = "äöüåøæœß";

  private static final int FIRST_LETTERS = 3;
  private static final int FEWEST_PLAIN_LETTERS = 3;
  private static final int LONGEST_SHORT_WORD = 3;
  private static final int MOST_INITIALS = 4;
  private static final int FEWEST_LETTERS_TO_SPREAD = 5;
  private static final int FEWEST_OF_OTHER_SCRIPTS = 4;
  private static final int DIGITS_OF_A_GROUP = 3;
  private static final int FIRST_BEYOND_ASCII = 0x80;

  private WordPatterns() {}

  /**
   * Returns a pattern for a name that begins with these words. Its first letter is plain, so that
   * an index helps, and a name of a few letters is plain, so that not too many names fit.
   */
  static String beginning(List<Word> words) {
    String pattern = beginning(words, new LikePattern(Accents.FREQUENT));
    long plain = pattern.chars().filter(c -> c != '%' && c != '_').count();
    return plain < FEWEST_PLAIN_LETTERS ? beginning(words, new LikePattern(Accents.NONE)) : pattern;
  }

  private static String beginning(List<Word> words, LikePattern pattern) {
    for (Word word : words) {
      pattern.anyText();
      addWord(pattern, word, 0);
    }
    return withoutBeginningWildcard(pattern);
  }

  /**
   * Returns a pattern for the same words behind an article or form, which helps the index. So there
   * may be signs between initials, and an accent on the first letter.
   */
  static String behindFront(List<Word> words) {
    if (isInitials(words.get(0).original())) {
      return spread(words, new LikePattern(Accents.FREQUENT));
    }
    String pattern = beginning(words);
    int first = Character.toLowerCase(pattern.charAt(0));
    boolean accented = first >= FIRST_BEYOND_ASCII && Spelling.hasAccent(first);
    return accented || MAY_HAVE_ACCENT.indexOf(first) >= 0 ? "_" + pattern.substring(1) : pattern;
  }

  private static String spread(List<Word> words, LikePattern pattern) {
    words
        .get(0)
        .original()
        .codePoints()
        .forEach(
            c -> {
              pattern.letter(c);
              pattern.anyText();
            });
    for (Word word : words.subList(1, words.size())) {
      pattern.anyText();
      addWord(pattern, word, 0);
    }
    return pattern.end();
  }

  /**
   * Returns a pattern for the same words if the first is made of initials, with a sign behind
   * these: {@code J[. -]%P%Morgan}.
   */
  static Optional<String> withPoints(List<Word> words) {
    String first = words.get(0).original();
    int initials = isInitials(first) ? first.length() : capitalsBeforeAWord(first);
    if (initials < 2 || !first.chars().limit(initials).allMatch(Character::isLetter)) {
      return Optional.empty();
    }
    LikePattern pattern = new LikePattern(Accents.FREQUENT);
    pattern.letter(first.charAt(0));
    pattern.point();
    for (int i = 1; i < initials; i++) {
      pattern.letter(first.charAt(i));
      pattern.anyText();
    }
    addWord(pattern, words.get(0), initials);
    for (Word word : words.subList(1, words.size())) {
      pattern.anyText();
      addWord(pattern, word, 0);
    }
    return Optional.of(pattern.end());
  }

  /** Returns a pattern for a word that may stand anywhere, with any accent on its first letter. */
  static String word(Word word) {
    LikePattern pattern = new LikePattern(Accents.ALL);
    String plain = word.plain();
    int first = plain.codePointAt(0);
    pattern.oneOf(first);
    if (isPair(plain, 0) || isUmlaut(word.original().codePointAt(0))) {
      pattern.anyText();
      addLetters(pattern, plain, isPair(plain, 0) ? 2 : 1);
    } else if (plain.length() <= LONGEST_SHORT_WORD) {
      plain.codePoints().skip(1).forEach(pattern::oneOf);
    } else {
      addLetters(pattern, word.original(), Character.charCount(first));
    }
    return pattern.end();
  }

  /**
   * Returns a pattern for the letters of these words with anything between them, so that they may
   * be cut into words elsewhere; empty for a few letters, which too many names have.
   */
  static Optional<String> letters(List<Word> words) {
    String letters = words.stream().map(Word::original).collect(Collectors.joining());
    int fewest = Spelling.isPlain(letters) ? FEWEST_LETTERS_TO_SPREAD : FEWEST_OF_OTHER_SCRIPTS;
    if (letters.length() < fewest) {
      return Optional.empty();
    }
    LikePattern pattern = new LikePattern(Accents.ALL);
    pattern.oneOf(words.get(0).plain().codePointAt(0));
    letters
        .codePoints()
        .skip(1)
        .forEach(
            c -> {
              pattern.anyText();
              addLetter(pattern, c);
            });
    return Optional.of(pattern.end());
  }

  private static String withoutBeginningWildcard(LikePattern pattern) {
    String all = pattern.end();
    return all.startsWith("%") ? all.substring(1) : all;
  }

  private static void addWord(LikePattern pattern, Word word, int from) {
    String original = Spelling.ofOneWidth(word.original());
    boolean initials =
        pattern.letters() > 0
            && original.length() <= LONGEST_SHORT_WORD
            && original.equals(original.toUpperCase(Locale.ROOT));
    if (initials) {
      original
          .codePoints()
          .skip(from)
          .forEach(
              c -> {
                pattern.letter(c);
                pattern.anyText();
              });
    } else {
      addLetters(pattern, original, from);
    }
  }

  private static void addLetters(LikePattern pattern, String word, int from) {
    for (int i = from; i < word.length(); ) {
      int c = word.codePointAt(i);
      if (i > 0 && mayBeApart(word, i)) {
        pattern.anyText();
      }
      if (pattern.letters() > 0 && (isUmlaut(c) || isPair(word, i))) {
        pattern.anyText();
        i += isUmlaut(c) ? 1 : 2;
      } else {
        addLetter(pattern, c);
        i += Character.charCount(c);
      }
    }
  }

  private static void addLetter(LikePattern pattern, int c) {
    int small = Character.toLowerCase(c);
    boolean accented = c >= FIRST_BEYOND_ASCII && Spelling.hasAccent(small);
    boolean first = pattern.letters() < FIRST_LETTERS && pattern.accents() != Accents.ALL;
    String mayHave = first ? OFTEN_HAVE_ACCENT : MAY_HAVE_ACCENT;
    boolean mayBe = mayHave.indexOf(small) >= 0;
    if (!Character.isLetterOrDigit(c)) {
      pattern.anyText();
    } else if (pattern.letters() > 0 && (accented || mayBe)) {
      pattern.anyFormOf(c);
    } else {
      pattern.letter(c);
    }
  }

  private static boolean isUmlaut(int c) {
    return UMLAUTS.indexOf(Character.toLowerCase(c)) >= 0;
  }

  /** Returns true for ae, oe, ue, aa and ss, which may stand for an umlaut, å or ß. */
  private static boolean isPair(String word, int at) {
    if (at + 2 > word.length()) {
      return false;
    }
    char first = Character.toLowerCase(word.charAt(at));
    char second = Character.toLowerCase(word.charAt(at + 1));
    return second == 'e'
        ? first == 'a' || first == 'o' || first == 'u'
        : first == second && (first == 'a' || first == 's');
  }

  /**
   * Returns true before a capital letter within a word, and before the last digits of thousands.
   */
  private static boolean mayBeApart(String word, int at) {
    char before = word.charAt(at - 1);
    char c = word.charAt(at);
    boolean smallAfter = at + 1 < word.length() && Character.isLowerCase(word.charAt(at + 1));
    if (Character.isUpperCase(c)) {
      return Character.isLowerCase(before) || (Character.isUpperCase(before) && smallAfter);
    }
    return Character.isDigit(c)
        && (word.length() - at) % DIGITS_OF_A_GROUP == 0
        && word.chars().allMatch(Character::isDigit);
  }

  /** Returns true for a short word, which may be initials even if it was typed in small letters. */
  private static boolean isInitials(String word) {
    return word.length() <= LONGEST_SHORT_WORD
        || (word.length() <= MOST_INITIALS && word.equals(word.toUpperCase(Locale.ROOT)));
  }

  private static int capitalsBeforeAWord(String word) {
    int capitals = 0;
    while (capitals < word.length() && Character.isUpperCase(word.charAt(capitals))) {
      capitals++;
    }
    return capitals < word.length() && capitals <= MOST_INITIALS ? capitals - 1 : 0;
  }
}
