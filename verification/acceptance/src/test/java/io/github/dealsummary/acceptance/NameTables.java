package io.github.dealsummary.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The two tables of names, which the tests of the core hold row by row. */
final class NameTables {
  static final Path FOLDER = Path.of("../../summary-core/src/test/resources");

  /** Its rows need Dataverse Search, which is off unless it is set. */
  private static final String NEEDS_SEARCH = "SIMILAR";

  private static final Pattern CODE = Pattern.compile("\\\\u([0-9a-f]{4})");

  private NameTables() {}

  /**
   * Customers that are known together, and questions about them.
   *
   * @param isOfSampleOrg true if the sample org's customers are known as well
   * @param customers the cells of each customer: kind, name and, in the first table, more
   */
  record Block(boolean isOfSampleOrg, List<List<String>> customers, List<Row> rows) {}

  /**
   * A question and what it comes to.
   *
   * @param asked the text that is asked
   * @param level the level of the match, with "ask" before it if it is asked back
   * @param meant the customer, or the candidates, in the order of their names
   */
  record Row(String asked, String level, List<String> meant) {
    /** Returns what a door has to say, in the words of {@link NamesAgreeIT}. */
    String expected() {
      return meant.isEmpty() ? "nobody" : level.toLowerCase(Locale.ROOT) + " " + meant;
    }
  }

  /** Returns the one block of the first table. */
  static Block ofTheSampleOrg() throws IOException {
    List<List<String>> known = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (List<String> cells : lines("who-is-meant.txt")) {
      if (cells.get(0).equals("known")) {
        known.add(cells.subList(1, cells.size()));
      } else if (cells.size() == 5 && !List.of("rule", NEEDS_SEARCH).contains(cells.get(0))) {
        rows.add(row(cells));
      }
    }
    return new Block(true, known, rows);
  }

  /** Returns the blocks of the second table, each with customers of its own. */
  static List<Block> ofTheField() throws IOException {
    List<Block> blocks = new ArrayList<>();
    for (List<String> cells : lines("who-is-meant-in-the-field.txt")) {
      if (cells.get(0).startsWith("== ")) {
        blocks.add(new Block(false, new ArrayList<>(), new ArrayList<>()));
        continue;
      }
      Block block = blocks.get(blocks.size() - 1);
      List<String> plain = cells.stream().map(NameTables::unescaped).toList();
      if (plain.get(0).equals("asked")) {
        block.rows().add(row(plain));
      } else {
        block.customers().add(plain.subList(1, plain.size()));
      }
    }
    return blocks;
  }

  private static Row row(List<String> cells) {
    String names = cells.get(3);
    boolean nobody = cells.get(2).equals("nobody") || names.equals("nobody");
    return new Row(
        cells.get(1),
        cells.get(2),
        nobody
            ? List.of()
            : Stream.of(names.split(" ; ", -1)).map(String::strip).sorted().toList());
  }

  private static String unescaped(String cell) {
    String plain = cell.replace("\\s", " ").replace("\\t", "\t").replace("\\n", "\n");
    return CODE.matcher(plain)
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
  }

  private static List<List<String>> lines(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name))
        .lines()
        .filter(line -> line.contains("|") && !line.startsWith("#"))
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .toList();
  }
}
