package io.github.dealsummary.find;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a name apart into words. Signs and blanks separate words, with four exceptions. An
 * apostrophe within a word is left out. A plus or number sign behind a letter stays, since C++ is
 * not C#. So does a sign between thousands. A sign for "and" is a word.
 */
final class Words {
  private static final int DIGITS_OF_A_GROUP = 3;

  private final String text;
  private final List<Word> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private final StringBuilder original = new StringBuilder();
  private int brackets;
  private boolean afterBreak = true;

  private Words(String text) {
    this.text = text;
  }

  static List<Word> in(String text) {
    return new Words(text).read();
  }

  private List<Word> read() {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (isPart(c, i)) {
        word.appendCodePoint(c);
        original.appendCodePoint(c);
      } else if (isApostropheWithin(c)) {
        original.appendCodePoint(c);
      } else {
        endWord();
        readSign(c);
      }
    }
    endWord();
    return words;
  }

  private void readSign(int c) {
    afterBreak |= Character.isSpaceChar(c) || Character.isWhitespace(c) || c == ',' || c == '/';
    if (c == '(' || c == '\uff08') {
      brackets++;
    } else if ((c == ')' || c == '\uff09') && brackets > 0) {
      brackets--;
    } else if (c == '&' || c == '+' || c == '\uff06') {
      words.add(Word.and(Character.toString(c)));
    }
  }

  private void endWord() {
    if (!word.isEmpty()) {
      String letters = word.toString();
      words.add(
          Word.of(original.toString(), letters, new Word.Place(brackets > 0, afterBreak, false)));
      afterBreak = false;
      word.setLength(0);
      original.setLength(0);
    }
  }

  private boolean isPart(int c, int at) {
    if (Character.isLetterOrDigit(c) || isMark(c)) {
      return true;
    }
    if (word.isEmpty()) {
      return false;
    }
    boolean behindADigit = Character.isDigit(word.charAt(word.length() - 1));
    // "Target #5" has a word "5", but "C#" is one word.
    if (c == '+' || c == '#') {
      return !behindADigit && !isDigitOrLetterAt(at + 1);
    }
    return behindADigit && isBetweenThousands(c, at);
  }

  private boolean isDigitOrLetterAt(int place) {
    return place < text.length() && Character.isLetterOrDigit(text.charAt(place));
  }

  private boolean isBetweenThousands(int c, int at) {
    if (c != ',' && c != '.' && c != '\'' && c != '\u2019') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    return end - at - 1 == DIGITS_OF_A_GROUP;
  }

  private boolean isApostropheWithin(int c) {
    return !word.isEmpty()
        && (c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02bc' || c == '`');
  }

  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
