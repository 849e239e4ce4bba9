package io.github.dealsummary.find;

import io.github.dealsummary.find.Word.Role;
import java.util.List;
import java.util.Optional;

/** Finds the legal forms in the words of a firm's name. At least one word stays the name. */
final class NameForms {
  private NameForms() {}

  /** Marks a form in front, if it is one of the few that stand there: PT, UAB, ООО, 株式会社. */
  static List<Word> inFront(List<Word> words) {
    cutFirst(words);
    int end = Math.min(LegalFormFamilies.mostWords(), words.size() - 1);
    String letters = letters(words, 0, end);
    for (int to = end; to > 0 && names(words, to, words.size()) > 0; to--) {
      if (mayStandInFront(words.get(0), letters)) {
        mark(words, 0, to, LegalFormFamilies.family(letters).orElseThrow());
        return words;
      }
      letters = letters.substring(0, letters.length() - length(words.get(to - 1)));
    }
    return words;
  }

  /** Marks the forms behind the name, with the "and" that joins them to it. */
  static List<Word> behind(List<Word> words) {
    cutLast(words);
    int start = 0;
    while (start < words.size() && words.get(start).is(Role.FORM)) {
      start++;
    }
    int end = words.size();
    while (end > start + 1 && isBehindForms(words.get(end - 1))) {
      end--;
    }
    if (!markBehind(words, start, end)) {
      // "Fabrikam Ltd (India)": what is in brackets may stand behind the form.
      while (end > start && words.get(end - 1).inBrackets()) {
        end--;
      }
      markBehind(words, start, end);
    }
    if (words.stream().noneMatch(NameForms::isName)) {
      // "Los sp. z o.o.": with nothing else beside the form, the article is the name.
      words.replaceAll(word -> word.is(Role.ARTICLE) ? word.as(Role.NAME) : word);
    }
    return words;
  }

  private static boolean isBehindForms(Word word) {
    return word.is(Role.SAMPLE) || word.is(Role.ARTICLE);
  }

  private static boolean markBehind(List<Word> words, int start, int end) {
    int from = formBefore(words, start, end);
    boolean any = from < end;
    for (int to = end; from < to; from = formBefore(words, start, to)) {
      to = withoutAnd(words, from);
    }
    return any;
  }

  /** Returns the end of the words before a form. The sign in "Tasman & Co." belongs to the form. */
  private static int withoutAnd(List<Word> words, int form) {
    int end = form;
    while (words.get(end - 1).is(Role.AND)) {
      end--;
      words.set(end, words.get(end).as(Role.FORM));
    }
    return end;
  }

  /** Marks the longest form that ends there. Returns where it begins, or the end if none does. */
  private static int formBefore(List<Word> words, int start, int end) {
    int first = Math.max(start + 1, end - LegalFormFamilies.mostWords());
    String letters = letters(words, first, end);
    for (int from = first; from < end; from++) {
      if (leaveAName(words, start, from)
          && !words.get(from).is(Role.AND)
          && !FormWords.areWords(words, from, end)) {
        Optional<String> family = LegalFormFamilies.family(letters);
        if (family.isPresent()) {
          mark(words, from, end, family.get());
          return from;
        }
      }
      letters = letters.substring(length(words.get(from)));
    }
    return end;
  }

  private static boolean leaveAName(List<Word> words, int start, int form) {
    for (int i = start; i < form; i++) {
      if (isName(words.get(i))) {
        return true;
      }
    }
    return form - start == 1 && mayBeName(words.get(start));
  }

  private static boolean isName(Word word) {
    return word.is(Role.NAME) && !word.inBrackets();
  }

  /** "Los" and "La" are names, too. */
  private static boolean mayBeName(Word article) {
    return article.is(Role.ARTICLE) && !article.plain().equals("the");
  }

  private static void mark(List<Word> words, int from, int to, String family) {
    for (int i = from; i < to; i++) {
      words.set(i, i == from ? words.get(i).beginningForm(family) : words.get(i).as(Role.FORM));
    }
  }

  private static int names(List<Word> words, int from, int to) {
    int names = 0;
    for (int i = from; i < to; i++) {
      names += words.get(i).is(Role.NAME) ? 1 : 0;
    }
    return names;
  }

  private static String letters(List<Word> words, int from, int to) {
    StringBuilder letters = new StringBuilder();
    for (int i = from; i < to; i++) {
      letters.append(words.get(i).is(Role.AND) ? "" : words.get(i).plain());
    }
    return letters.toString();
  }

  private static int length(Word word) {
    return word.is(Role.AND) ? 0 : word.plain().length();
  }

  /** A single sign is a form only in brackets: (株) and (주). */
  private static boolean mayStandInFront(Word first, String letters) {
    return (letters.length() > 1 || first.inBrackets()) && LegalFormFamilies.standsInFront(letters);
  }

  /** Cuts a form off the first word, in scripts that write no blank behind it. */
  private static void cutFirst(List<Word> words) {
    if (words.isEmpty() || Spelling.isPlain(words.get(0).plain())) {
      return;
    }
    Word first = words.get(0);
    for (String sign : LegalFormFamilies.signs()) {
      if (LegalFormFamilies.standsInFront(sign)
          && first.plain().startsWith(sign)
          && first.plain().length() > sign.length()) {
        cut(words, 0, sign.length());
        return;
      }
    }
  }

  /** Cuts a form off the last word, in scripts that write no blank before it. */
  private static void cutLast(List<Word> words) {
    int last = lastOfName(words);
    if (last < 0 || Spelling.isPlain(words.get(last).plain())) {
      return;
    }
    String plain = words.get(last).plain();
    for (String sign : LegalFormFamilies.signs()) {
      if (plain.endsWith(sign) && plain.length() > sign.length()) {
        cut(words, last, plain.length() - sign.length());
        return;
      }
    }
  }

  /** Returns the place of the last word before the mark of a sample row; below 0 without words. */
  static int lastOfName(List<Word> words) {
    int last = words.size() - 1;
    while (last > 0 && words.get(last).is(Role.SAMPLE)) {
      last--;
    }
    return last;
  }

  private static void cut(List<Word> words, int place, int length) {
    Word word = words.get(place);
    words.set(place, part(word, word.plain().substring(0, length)));
    words.add(place + 1, part(word, word.plain().substring(length)));
  }

  private static Word part(Word word, String letters) {
    return Word.of(letters, letters, word.place());
  }
}
