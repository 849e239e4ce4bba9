package io.github.dealsummary.find;

import io.github.dealsummary.find.Word.Role;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A name in the form in which names are compared. Names are equal if their letters are, however
 * they are cut into words. But two numbers side by side stay two.
 *
 * @param words the words, each with its role
 * @param core the name without articles, forms, and what is in brackets
 * @param withBrackets the same with what is in brackets
 * @param whole all letters, with articles and forms
 * @param forms the legal forms
 */
record ComparedName(
    List<Word> words, Letters core, Letters withBrackets, Letters whole, Set<String> forms) {
  /**
   * The letters of a name in two spellings. Two names are the same if either spelling is.
   *
   * @param plain umlauts as plain letters
   * @param written umlauts written out
   */
  record Letters(String plain, String written) {
    boolean isSame(Letters other) {
      return plain.equals(other.plain) || written.equals(other.written);
    }

    boolean isEmpty() {
      return plain.isEmpty();
    }
  }

  static ComparedName ofFirm(String name) {
    return of(name, NameStep.OF_FIRM);
  }

  static ComparedName ofPerson(String name) {
    return of(name, NameStep.OF_PERSON);
  }

  private static ComparedName of(String name, List<NameStep> steps) {
    List<Word> words = Words.in(name);
    for (NameStep step : steps) {
      words = step.after(words);
    }
    Letters whole = letters(words, word -> !word.is(Role.SAMPLE));
    boolean plain = words.stream().allMatch(ComparedName::isCore);
    Letters withBrackets =
        plain ? whole : letters(words, word -> isCore(word) || word.is(Role.BRACKETED));
    if (withBrackets.isEmpty()) { // only signs, so the signs are the name
      Letters signs = new Letters(name, name);
      return new ComparedName(words, signs, signs, signs, Set.of());
    }
    Letters core = plain ? whole : letters(words, ComparedName::isCore);
    return new ComparedName(
        words, core.isEmpty() ? withBrackets : core, withBrackets, whole, forms(words));
  }

  private static Set<String> forms(List<Word> words) {
    Set<String> forms = Set.of();
    for (Word word : words) {
      if (word.form().isPresent()) {
        forms = forms.isEmpty() ? new TreeSet<>() : forms;
        forms.add(word.form().get());
      }
    }
    return forms;
  }

  /** Returns true if both have legal forms, and none in common: Oy Ab is Oy, and not GmbH. */
  boolean contradicts(ComparedName other) {
    return hasForm() && other.hasForm() && Collections.disjoint(forms, other.forms);
  }

  boolean hasForm() {
    return !forms.isEmpty();
  }

  boolean hasBrackets() {
    return words.stream().anyMatch(word -> word.is(Role.BRACKETED));
  }

  /** Returns what is in brackets, as it was written. */
  String brackets() {
    return String.join(" ", originals(word -> word.is(Role.BRACKETED)));
  }

  List<Word> words(Predicate<Word> which) {
    return words.stream().filter(which).toList();
  }

  /** Returns words as they were written. */
  List<String> originals(Predicate<Word> which) {
    return words.stream().filter(which).map(Word::original).toList();
  }

  /**
   * Returns true if the other name is spelled the same, with the same accents in the same words.
   * Articles, forms and brackets do not matter here either.
   */
  boolean isSpelledAs(ComparedName other) {
    return spelled().equals(other.spelled());
  }

  private String spelled() {
    return String.join(" ", originals(ComparedName::isCore)).toLowerCase(Locale.ROOT);
  }

  /**
   * Returns true if this name begins with the words of the other, the last of which may go on. An
   * article or form in front does not count.
   */
  boolean startsWith(ComparedName start) {
    int front = 0;
    while (front < words.size() && !isOwnWord(words.get(front))) {
      front++;
    }
    List<Word> rest = words.subList(front, words.size());
    return NameWords.startWith(
            spelled(rest, Word::plain, ComparedName::isAnyWord), start.ownWords(Word::plain))
        || NameWords.startWith(
            spelled(rest, Word::written, ComparedName::isAnyWord), start.ownWords(Word::written));
  }

  /** Returns true if each word of the other is a word of this name, or the beginning of one. */
  boolean hasAllWordsOf(ComparedName other) {
    return NameWords.haveAll(
            spelled(words, Word::plain, ComparedName::isAnyWord), other.ownWords(Word::plain))
        || NameWords.haveAll(
            spelled(words, Word::written, ComparedName::isAnyWord), other.ownWords(Word::written));
  }

  /**
   * Returns true if this name is the other with a legal form in front that usually stands behind:
   * AB Volvo.
   */
  boolean hasAllWordsAndAForm(ComparedName other) {
    List<String> own = ownWords(Word::plain);
    return own.size() > 1
        && LegalFormFamilies.family(own.get(0)).isPresent()
        && own.subList(1, own.size()).equals(other.ownWords(Word::plain));
  }

  private List<String> ownWords(Function<Word, String> letters) {
    return spelled(words, letters, ComparedName::isOwnWord);
  }

  private static List<String> spelled(
      List<Word> words, Function<Word, String> letters, Predicate<Word> which) {
    return words.stream().filter(which).map(letters).toList();
  }

  static boolean isOwnWord(Word word) {
    return word.is(Role.NAME) || word.is(Role.BRACKETED);
  }

  private static boolean isCore(Word word) {
    return word.is(Role.NAME) || word.is(Role.AND);
  }

  private static boolean isAnyWord(Word word) {
    return isOwnWord(word) || word.is(Role.FORM);
  }

  private static Letters letters(List<Word> words, Predicate<Word> which) {
    String plain = joined(words, which, Word::plain);
    boolean differ = false;
    for (Word word : words) {
      differ |= !word.written().equals(word.plain());
    }
    return new Letters(plain, differ ? joined(words, which, Word::written) : plain);
  }

  private static String joined(
      List<Word> words, Predicate<Word> which, Function<Word, String> spelling) {
    StringBuilder joined = new StringBuilder();
    for (Word word : words) {
      if (which.test(word)) {
        String letters = spelling.apply(word);
        boolean apart =
            !joined.isEmpty()
                && !letters.isEmpty()
                && Character.isDigit(joined.charAt(joined.length() - 1))
                && Character.isDigit(letters.charAt(0));
        joined.append(apart ? " " : "").append(letters);
      }
    }
    return joined.toString();
  }
}
