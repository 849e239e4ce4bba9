package io.github.dealsummary.emulator.query;

/**
 * A piece of a query option.
 *
 * @param text as written; of a string what it means, without its quotes
 * @param position where it starts, from 0
 */
record QueryToken(Kind kind, String text, int position) {
  enum Kind {
    /** A name, keyword, number, GUID, date or alias: told apart by the parser. */
    WORD,
    STRING,
    /** One of {@code ( ) , / ; = [ ]}. */
    MARK,
    END
  }

  boolean isMark(char mark) {
    return kind == Kind.MARK && text.charAt(0) == mark;
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }
}
