package io.github.dealsummary.find;

import io.github.dealsummary.find.Word.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The steps that make names comparable, in the order in which they are taken. Each spells the words
 * in another way, or says what a word is in the name.
 */
enum NameStep {
  /** Full-width and other forms of a letter are that letter. */
  WIDTH(spelling(Spelling::ofOneWidth)),
  /** Capital letters are small ones. */
  CASE(spelling(Spelling::small)),
  /** Points, commas and apostrophes between thousands are left out. */
  THOUSANDS(spelling(Spelling::withoutThousandsMarks)),
  /** Umlauts and ring letters are written out in the second spelling of a word. */
  UMLAUTS(NameStep::umlauts),
  /** Accents are left out. */
  ACCENTS(spelling(Spelling::withoutAccents)),
  /** The mark of Dynamics 365's sample rows is not part of the name. */
  SAMPLE_SUFFIX(NameStep::sampleSuffix),
  /** A few legal forms stand in front of a firm's name. */
  FORM_IN_FRONT(NameForms::inFront),
  /** An article in front, or "the" at the end, is not part of a firm's name. */
  ARTICLES(NameStep::articles),
  /** Single letters without a blank between them are one word: J.P. is JP. */
  INITIALS(NameStep::initials),
  /** "And", "und", "et", "y", "e" and the signs for these are one word. */
  AND(NameStep::and),
  /** Legal forms stand behind a firm's name. */
  LEGAL_FORM(NameForms::behind),
  /** Something in brackets may be missing. */
  BRACKETS(NameStep::brackets);

  /** The steps for a firm's name. */
  static final List<NameStep> OF_FIRM = List.of(values());

  /** The steps for a person's name, which has no article and no legal form: Ek is a surname. */
  static final List<NameStep> OF_PERSON =
      OF_FIRM.stream()
          .filter(step -> step != ARTICLES && step != FORM_IN_FRONT && step != LEGAL_FORM)
          .toList();

  private static final Set<String> ANDS = Set.of("and", "und", "et");

  private static final Set<String> ARTICLE_WORDS =
      Set.of(
          "the", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "gli",
          "de", "het");

  /** The one article that stands at the end of a name in lists: Coca-Cola Company, The. */
  private static final String LISTED_ARTICLE = "the";

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final UnaryOperator<List<Word>> step;

  NameStep(UnaryOperator<List<Word>> step) {
    this.step = step;
  }

  /** Returns the words after this step. */
  List<Word> after(List<Word> words) {
    return step.apply(words);
  }

  private static UnaryOperator<List<Word>> spelling(UnaryOperator<String> letters) {
    return words -> {
      words.replaceAll(
          word -> {
            if (word.plain().isEmpty()) {
              return word;
            }
            String plain = letters.apply(word.plain());
            String written =
                word.written().equals(word.plain()) ? plain : letters.apply(word.written());
            return word.spelled(plain, written);
          });
      return words;
    };
  }

  private static List<Word> umlauts(List<Word> words) {
    words.replaceAll(
        word -> word.spelled(word.plain(), Spelling.withUmlautsWrittenOut(word.written())));
    return words;
  }

  private static List<Word> sampleSuffix(List<Word> words) {
    int last = words.size() - 1;
    if (last >= 1
        && words.get(last).inBrackets()
        && !words.get(last - 1).inBrackets()
        && SampleWords.contain(words.get(last).plain())) {
      words.set(last, words.get(last).as(Role.SAMPLE));
    }
    return words;
  }

  /** The word is "and" between two others, and the sign also in front: & Other Stories. */
  private static List<Word> and(List<Word> words) {
    for (int i = 0; i + 1 < words.size(); i++) {
      Word word = words.get(i);
      if (i == 0 ? isFrontAnd(word) : isAnd(words.get(i - 1), word, words.get(i + 1))) {
        words.set(i, word.as(Role.AND, "&"));
      }
    }
    return words;
  }

  private static boolean isFrontAnd(Word word) {
    return word.is(Role.AND) || word.plain().equals("and");
  }

  /** Silva E Filhos has an "and", D. E. Shaw an initial, and Barilla G. e R. a small "and". */
  private static boolean isAnd(Word before, Word word, Word after) {
    if (word.is(Role.AND) || ANDS.contains(word.plain())) {
      return true;
    }
    boolean small = word.original().equals("e") || word.original().equals("y");
    boolean capital = word.original().equals("E") || word.original().equals("Y");
    return (small || (capital && before.plain().length() > 1 && after.plain().length() > 1))
        && word.place().afterBreak()
        && after.place().afterBreak();
  }

  private static List<Word> initials(List<Word> words) {
    if (words.stream().filter(word -> isLetter(word.plain())).limit(2).count() < 2) {
      return words; // most names have none
    }
    List<Word> joined = new ArrayList<>(words.size());
    boolean afterInitial = false;
    for (Word word : words) {
      boolean initial = word.is(Role.NAME) && isLetter(word.plain());
      if (initial && afterInitial && !word.place().afterBreak()) {
        joined.add(joined.remove(joined.size() - 1).and(word));
      } else {
        joined.add(word);
      }
      afterInitial = initial;
    }
    return joined;
  }

  private static boolean isLetter(String letters) {
    return letters.length() == 1 && Character.isLetter(letters.charAt(0));
  }

  private static List<Word> articles(List<Word> words) {
    int last = NameForms.lastOfName(words);
    int first = 0;
    while (first < last && words.get(first).is(Role.FORM)) {
      first++;
    }
    if (first < last && isArticle(first, words)) {
      words.set(first, words.get(first).as(Role.ARTICLE));
    }
    if (last >= 1 && words.get(last).plain().equals(LISTED_ARTICLE)) {
      words.set(last, words.get(last).as(Role.ARTICLE));
    }
    return words;
  }

  /**
   * Returns true for an article before a blank. Łoś is a name and Los an article, so accents decide
   * here. So do capitals, unless all the name has them: LA Fitness is in Los Angeles.
   */
  private static boolean isArticle(int place, List<Word> words) {
    Word word = words.get(place);
    return ARTICLE_WORDS.contains(Spelling.small(word.original()))
        && words.get(place + 1).place().afterBreak()
        && (!isCapital(word) || words.stream().allMatch(NameStep::isCapital));
  }

  private static boolean isCapital(Word word) {
    return word.original().equals(word.original().toUpperCase(Locale.ROOT));
  }

  private static List<Word> brackets(List<Word> words) {
    words.replaceAll(
        word -> word.inBrackets() && word.is(Role.NAME) ? word.as(Role.BRACKETED) : word);
    return words;
  }
}
