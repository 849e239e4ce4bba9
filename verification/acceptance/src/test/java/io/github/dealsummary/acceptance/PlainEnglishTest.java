package io.github.dealsummary.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.acceptance.Prose.Piece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prose that a reader in a second language understands: short sentences, short cells. */
class PlainEnglishTest {
  private static final int MOST_WORDS = 30;
  private static final int LONGEST_CELL = 160;
  private static final int LONGEST_DECISION = 25;
  private static final Set<String> NAMES =
      Set.of(
          "README.md",
          "MATCHING.md",
          "COVERAGE.md",
          "CONTRIBUTING.md",
          "SECURITY.md",
          "CHANGELOG.md");

  @Test
  void sentencesAndCellsAreShort() {
    List<Path> files = Repository.files(PlainEnglishTest::isProse);
    assertThat(files).hasSizeGreaterThan(10);
    List<String> offenders = files.stream().flatMap(PlainEnglishTest::offenders).toList();
    assertThat(offenders)
        .as("sentences over %d words and cells over %d characters", MOST_WORDS, LONGEST_CELL)
        .withFailMessage(() -> offenders.size() + " too long:\n" + String.join("\n", offenders))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          One two three.                          ; 3
          Call `mvn -q verify` now.               ; 3
          Read [the two words](a/b.md) first.     ; 5
          See https://example.com/a.b/c?d=e now.  ; 3
          Use some, e.g. A. Datum Corp, here.     ; 7
          From 1.2.3 on - and not before.         ; 6
          **Bold** and *lean* words.              ; 4
          <b>Tagged</b> words.                    ; 2
          """)
  void wordsAreCountedAsRead(String text, int words) {
    assertThat(Prose.of(text).sentences()).map(Piece::words).containsExactly(words);
  }

  @Test
  void sentenceEndsWhereAReaderStops() {
    Prose prose =
        Prose.of(
            """
            # A heading
            One (in brackets.) Two? "Three!"
            goes on here. Four
            is long.
            - An item
              of two lines
            - Another: `a. B`. `last()` too

            1. Numbered
            > Quoted. Twice.
            """);
    assertThat(prose.sentences())
        .map(piece -> piece.line() + " " + piece.text().replace('\n', '/'))
        .containsExactly(
            "1 A heading",
            "2 One (in brackets.)",
            "2 Two?",
            "2 \"Three!\"/goes on here.",
            "3 Four/is long.",
            "5 An item/of two lines",
            "7 Another: A··B.",
            "7 LAST·· too",
            "9 Numbered",
            "10 Quoted.",
            "10 Twice.");
  }

  @Test
  void codeAndCommentsAreLeftOut() {
    Prose prose =
        Prose.of(
            """
            Before.
            ```java
            // A comment. Another.
            ```
            <!-- Hidden.
            Too. -->
            After.

                indented code. More.
            """);
    assertThat(prose.sentences()).map(Piece::text).containsExactly("Before.", "After.");
    assertThat(prose.sentences()).map(Piece::line).containsExactly(1, 7);
  }

  @Test
  void cellsAreMeasuredAsShown() {
    Prose prose =
        Prose.of(
            """
            | a | b |
            |---|---|
            | [four](https://example.com/long) | `x\\|y` and \\| |
            """);
    assertThat(prose.cells().stream().map(Piece::text).filter(text -> !text.isEmpty()))
        .containsExactly("a", "b", "four", "X··Y and \\|");
    assertThat(prose.cells().get(prose.cells().size() - 2).line()).isEqualTo(3);
  }

  @Test
  void whatIsTooLongIsNamedWithItsPlace() {
    String sentence = "word ".repeat(MOST_WORDS + 1);
    assertThat(offenders(Path.of("a.md"), "Short.\n\n" + sentence))
        .containsExactly("a.md:3: a sentence of 31 words: word word word word word word ...");
    assertThat(offenders(Path.of("a.md"), "| " + "x".repeat(LONGEST_CELL + 1) + " | y |"))
        .singleElement()
        .asString()
        .startsWith("a.md:1: a cell of 161 characters: xxx");
    assertThat(offenders(Path.of("a.md"), "word ".repeat(MOST_WORDS))).isEmpty();
    assertThat(offenders(Path.of("a.md"), "| " + "x".repeat(LONGEST_CELL) + " |")).isEmpty();
  }

  @Test
  void decisionsAreShortAndInTheIndex() throws IOException {
    Path folder = Path.of("docs/decisions");
    List<Path> notes =
        Repository.files(
            file -> Repository.relative(file).startsWith(folder) && !file.endsWith("README.md"));
    String index = Files.readString(Path.of("../..").resolve(folder).resolve("README.md"));
    assertThat(notes)
        .isNotEmpty()
        .allSatisfy(
            note -> {
              assertThat(Files.readAllLines(note)).hasSizeLessThanOrEqualTo(LONGEST_DECISION);
              assertThat(index).contains("(" + note.getFileName() + ")");
            });
  }

  private static boolean isProse(Path file) {
    Path path = Repository.relative(file);
    return NAMES.contains(path.getFileName().toString())
        || (path.startsWith("docs") && path.toString().endsWith(".md"));
  }

  private static Stream<String> offenders(Path file) {
    try {
      return offenders(Repository.relative(file), Files.readString(file)).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> offenders(Path file, String markdown) {
    Prose prose = Prose.of(markdown);
    Stream<String> sentences =
        prose.sentences().stream()
            .filter(sentence -> sentence.words() > MOST_WORDS)
            .map(s -> place(file, s, "a sentence of " + s.words() + " words"));
    Stream<String> cells =
        prose.cells().stream()
            .filter(cell -> cell.text().length() > LONGEST_CELL)
            .map(c -> place(file, c, "a cell of " + c.text().length() + " characters"));
    return Stream.concat(sentences, cells).toList();
  }

  private static String place(Path file, Piece piece, String problem) {
    String start = String.join(" ", Stream.of(piece.text().split("\\s+")).limit(6).toList());
    return file + ":" + piece.line() + ": " + problem + ": " + start + " ...";
  }
}
