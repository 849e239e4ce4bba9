package io.github.dealsummary.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences and table cells of a Markdown text, as a reader sees them: a link is its words,
 * code is one word, blocks of code and comments are left out. A list item, a heading and a cell end
 * a sentence.
 */
record Prose(List<Piece> sentences, List<Piece> cells) {
  private static final Pattern FENCE = Pattern.compile("^\\s*(```+|~~~+).*");
  private static final Pattern QUOTE = Pattern.compile("^\\s*(?:>\\s?)+");
  private static final Pattern ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d+[.)])\\s+(?:\\[[ xX]] )?");
  private static final Pattern HEADING = Pattern.compile("^\\s{0,3}#{1,6}\\s+");
  private static final Pattern INDENTED = Pattern.compile("^(?: {4}|\t)");

  /** A line under a heading or a table's, or what a link's name leads to. */
  private static final Pattern NO_PROSE =
      Pattern.compile("^\\s*\\|?[\\s:|=-]+\\|?\\s*$|^\\s*\\[[^]]+]:\\s.*");

  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?-->");
  private static final Pattern CODE = Pattern.compile("(`+)(?:(?!\\1).)+?\\1(?!`)", Pattern.DOTALL);
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^]\\[]*)](?:\\([^)]*\\)|\\[[^]]*])", Pattern.DOTALL);
  private static final Pattern ADDRESS = Pattern.compile("<?https?://[^\\s)>]+[^\\s)>.,;:!?]>?");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^>\\n]*>");
  private static final Pattern CELL = Pattern.compile("(?<!\\\\)\\|");

  /** An end of a sentence, with the quotes, brackets and emphasis that close behind it. */
  private static final Pattern END = Pattern.compile("[.!?][\"'”’)\\]*_]*(?=\\s|$)");

  /** No end: {@code e.g.}, {@code i.e.}, and an initial such as the A. of A. Datum. */
  private static final Pattern ABBREVIATION =
      Pattern.compile("(?:^|[\\s(])(?:e\\.g|i\\.e|cf|vs|[A-Z])$");

  /** In code, whatever is neither letter nor digit. */
  private static final char SIGN = '·';

  /** A stretch of text and the line it begins in, from 1. */
  record Piece(String text, int line) {
    int words() {
      return (int)
          text.lines()
              .flatMap(line -> List.of(line.split("\\s+")).stream())
              .filter(
                  word ->
                      word.codePoints().anyMatch(c -> c == SIGN || Character.isLetterOrDigit(c)))
              .count();
    }
  }

  static Prose of(String markdown) {
    List<Piece> sentences = new ArrayList<>();
    List<Piece> cells = new ArrayList<>();
    for (Piece block : blocks(withoutComments(markdown))) {
      if (block.text().startsWith("|")) {
        for (String cell : CELL.split(code(block.text()).substring(1), -1)) {
          Piece shown = new Piece(shown(cell).strip(), block.line());
          cells.add(shown);
          sentences.addAll(sentences(shown));
        }
      } else {
        sentences.addAll(sentences(new Piece(shown(code(block.text())), block.line())));
      }
    }
    return new Prose(sentences, cells);
  }

  /** Paragraphs, items, headings and rows of tables, each with its first line's number. */
  private static List<Piece> blocks(String markdown) {
    Blocks blocks = new Blocks();
    List<String> lines = markdown.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      blocks.add(lines.get(i), i + 1);
    }
    blocks.end();
    return blocks.all;
  }

  private static final class Blocks {
    final List<Piece> all = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int start;
    private String fence = "";
    private boolean inList;
    private boolean inQuote;

    void add(String raw, int number) {
      String line = QUOTE.matcher(raw).replaceFirst("");
      boolean quoted = !line.equals(raw);
      boolean item = ITEM.matcher(line).lookingAt();
      boolean alone = line.strip().startsWith("|") || HEADING.matcher(line).lookingAt();
      if (line.isBlank() || item || alone || quoted != inQuote) {
        end();
      }
      inQuote = quoted;
      if (!isCode(line) && !line.isBlank() && !NO_PROSE.matcher(line).matches()) {
        inList = item || (inList && line.startsWith(" "));
        append(line, number);
        if (alone) {
          end();
        }
      }
    }

    void end() {
      if (!open.isEmpty()) {
        all.add(new Piece(open.toString(), start));
        open.setLength(0);
      }
    }

    private void append(String line, int number) {
      start = open.isEmpty() ? number : start;
      String text = HEADING.matcher(ITEM.matcher(line).replaceFirst("")).replaceFirst("");
      open.append(open.isEmpty() ? "" : "\n").append(text.strip());
    }

    /** Whether this line is code, or the fence around it. */
    private boolean isCode(String line) {
      Matcher mark = FENCE.matcher(line);
      if (mark.matches()) {
        end();
        if (fence.isEmpty()) {
          fence = mark.group(1);
        } else if (mark.group(1).startsWith(fence)) {
          fence = "";
        }
        return true;
      }
      return !fence.isEmpty() || (open.isEmpty() && !inList && INDENTED.matcher(line).lookingAt());
    }
  }

  /** Splits where a sentence ends; what goes on in lower case has not ended. */
  private static List<Piece> sentences(Piece block) {
    List<Piece> all = new ArrayList<>();
    String text = block.text();
    int start = 0;
    Matcher end = END.matcher(text);
    while (end.find()) {
      String rest = text.substring(end.end()).stripLeading();
      boolean goesOn = !rest.isEmpty() && Character.isLowerCase(rest.codePointAt(0));
      if (goesOn || ABBREVIATION.matcher(text.substring(start, end.start())).find()) {
        continue;
      }
      all.add(piece(block, start, end.end()));
      start = end.end();
    }
    all.add(piece(block, start, text.length()));
    return all.stream().filter(sentence -> sentence.words() > 0).toList();
  }

  private static Piece piece(Piece block, int from, int to) {
    String text = block.text();
    int first = from;
    while (first < to && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    int line = block.line() + (int) text.substring(0, first).chars().filter(c -> c == '\n').count();
    return new Piece(text.substring(first, to), line);
  }

  /** Code as one word of its length, in capitals, with nothing in it that could end a sentence. */
  private static String code(String text) {
    return CODE.matcher(text)
        .replaceAll(
            code ->
                code.group()
                    .replace("`", "")
                    .toUpperCase(Locale.ROOT)
                    .replaceAll("[^A-Z0-9\\n]", String.valueOf(SIGN)));
  }

  private static String shown(String text) {
    String linked = LINK.matcher(text).replaceAll("$1");
    String named = ADDRESS.matcher(linked).replaceAll("address");
    return TAG.matcher(named).replaceAll("").replaceAll("\\*\\*|__", "");
  }

  private static String withoutComments(String markdown) {
    return COMMENT
        .matcher(markdown)
        .replaceAll(comment -> comment.group().replaceAll("[^\\n]", ""));
  }
}
