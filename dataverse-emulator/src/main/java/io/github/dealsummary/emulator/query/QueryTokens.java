package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the text of a query option token by token, one ahead. */
final class QueryTokens {
  private final String text;
  private int position;
  private boolean inArray;
  private QueryToken ahead;

  QueryTokens(String text) {
    this.text = text;
    this.ahead = read();
  }

  QueryToken peek() {
    return ahead;
  }

  QueryToken next() {
    QueryToken token = ahead;
    ahead = read();
    return token;
  }

  /** The text from a position up to the next token. */
  String textFrom(int start) {
    return text.substring(start, ahead.position());
  }

  /** True if an opening parenthesis follows the next token directly. */
  boolean aheadIsCall() {
    return ahead.kind() == QueryToken.Kind.WORD
        && !ahead.isWord("not")
        && position < text.length()
        && text.charAt(position) == '(';
  }

  /** The variable of a lambda, {@code o} in {@code any(o:o/name eq 'x')}. */
  String expectVariable() {
    // Times have colons, so a colon is part of a word.
    int colon = ahead.kind() == QueryToken.Kind.WORD ? ahead.text().indexOf(':') : -1;
    if (colon <= 0) {
      throw syntaxError(ahead);
    }
    String variable = ahead.text().substring(0, colon);
    position = ahead.position() + colon + 1;
    ahead = read();
    return variable;
  }

  boolean skip(char mark) {
    if (!ahead.isMark(mark)) {
      return false;
    }
    next();
    return true;
  }

  boolean skip(String word) {
    if (!ahead.isWord(word)) {
      return false;
    }
    next();
    return true;
  }

  void expect(char mark) {
    if (!skip(mark)) {
      throw syntaxError(ahead);
    }
  }

  String expectWord() {
    if (ahead.kind() != QueryToken.Kind.WORD) {
      throw syntaxError(ahead);
    }
    return next().text();
  }

  void expectEnd() {
    if (ahead.kind() != QueryToken.Kind.END) {
      throw syntaxError(ahead);
    }
  }

  ODataError syntaxError(QueryToken at) {
    return ODataError.badRequest(
        String.format(Locale.ROOT, "Syntax error at position %d in '%s'.", at.position(), text));
  }

  private QueryToken read() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
    if (position == text.length()) {
      return new QueryToken(QueryToken.Kind.END, "", position);
    }
    char first = text.charAt(position);
    if (first == '\'') {
      return readString();
    }
    if (first == '"' && inArray) {
      return readJsonString();
    }
    if (first == '[' || first == ']') {
      inArray = first == '[';
    }
    if ("(),/;=[]".indexOf(first) >= 0) {
      return new QueryToken(QueryToken.Kind.MARK, String.valueOf(first), position++);
    }
    return readWord();
  }

  private QueryToken readString() {
    int start = position++;
    StringBuilder value = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != '\'') {
        value.append(c);
      } else if (position < text.length() && text.charAt(position) == '\'') {
        value.append(c);
        position++;
      } else {
        return new QueryToken(QueryToken.Kind.STRING, value.toString(), start);
      }
    }
    throw ODataError.badRequest(
        String.format(
            Locale.ROOT,
            "There is an unterminated string literal at position %d in '%s'.",
            start,
            text));
  }

  /** Arrays are JSON: their strings may stand in double quotes. */
  private QueryToken readJsonString() {
    int start = position++;
    StringBuilder value = new StringBuilder();
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c == '"') {
        return new QueryToken(QueryToken.Kind.STRING, value.toString(), start);
      }
      value.append(c == '\\' && position < text.length() ? text.charAt(position++) : c);
    }
    throw ODataError.badRequest(
        String.format(
            Locale.ROOT,
            "There is an unterminated string literal at position %d in '%s'.",
            start,
            text));
  }

  private QueryToken readWord() {
    int start = position;
    while (position < text.length() && isWordPart(text.charAt(position))) {
      position++;
    }
    if (position == start) {
      throw ODataError.badRequest(
          String.format(
              Locale.ROOT,
              "Syntax error: character '%s' is not valid at position %d in '%s'.",
              text.substring(start, start + 1),
              start,
              text));
    }
    return new QueryToken(QueryToken.Kind.WORD, text.substring(start, position), start);
  }

  /** Names, and what numbers, dates with an offset, and aliases are made of. */
  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || "_.-+:@$*".indexOf(c) >= 0;
  }

  /** The strings of a filter in order, as far as it can be read. */
  static List<String> strings(String filter) {
    List<String> strings = new ArrayList<>();
    try {
      QueryTokens tokens = new QueryTokens(filter);
      while (tokens.peek().kind() != QueryToken.Kind.END) {
        QueryToken token = tokens.next();
        if (token.kind() == QueryToken.Kind.STRING) {
          strings.add(token.text());
        }
      }
    } catch (ODataError unreadable) {
      return List.copyOf(strings);
    }
    return List.copyOf(strings);
  }
}
