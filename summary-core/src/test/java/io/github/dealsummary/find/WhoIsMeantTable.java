package io.github.dealsummary.find;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rows of the two tables of names: {@code who-is-meant.txt}, over the sample org and more
 * customers, and {@code who-is-meant-in-the-field.txt}, where each block has customers of its own.
 */
final class WhoIsMeantTable {
  private WhoIsMeantTable() {}

  /**
   * A row.
   *
   * @param rule the rule that the row is about, or what it has in common with others
   * @param isOfTheField true for a row of the second table
   * @param customers the cells of the customers who are known, beside the sample org's
   * @param asked the text that is asked
   * @param level the level of the match, with "ask" before it if it is asked back
   * @param meant the customer, or the candidates, in the order of their names
   */
  record Row(
      String rule,
      boolean isOfTheField,
      List<List<String>> customers,
      String asked,
      String level,
      List<String> meant,
      String why) {
    @Override
    public String toString() {
      return rule + ": " + asked + " (" + why + ")";
    }
  }

  static List<Row> rows() {
    return Stream.concat(ofTheSampleOrg().stream(), ofTheField().stream()).toList();
  }

  private static List<Row> ofTheSampleOrg() {
    List<List<String>> lines = lines("/who-is-meant.txt");
    List<List<String>> known =
        lines.stream()
            .filter(cells -> cells.get(0).equals("known"))
            .map(cells -> cells.subList(1, cells.size()))
            .toList();
    return lines.stream()
        .filter(cells -> cells.size() == 5 && !cells.get(0).equals("rule"))
        .map(c -> row(c.get(0), false, known, c.subList(1, c.size())))
        .toList();
  }

  private static List<Row> ofTheField() {
    List<Row> rows = new ArrayList<>();
    List<List<String>> known = new ArrayList<>();
    String rule = "";
    for (List<String> cells : lines("/who-is-meant-in-the-field.txt")) {
      List<String> rest = cells.stream().skip(1).map(WhoIsMeantTable::unescaped).toList();
      switch (cells.get(0)) {
        case "stored" -> known.add(rest);
        case "asked" -> rows.add(row(rule, true, List.copyOf(known), rest));
        default -> {
          rule = cells.get(0).substring("== ".length()).strip();
          known = new ArrayList<>();
        }
      }
    }
    return rows;
  }

  /** A blank at an end, a tab, a line end and any other character can be written in letters. */
  private static String unescaped(String cell) {
    String plain = cell.replace("\\s", " ").replace("\\t", "\t").replace("\\n", "\n");
    return Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(plain)
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
  }

  private static Row row(
      String rule, boolean ofTheField, List<List<String>> known, List<String> cells) {
    boolean nobody = cells.get(1).equals("nobody") || cells.get(2).equals("nobody");
    List<String> meant =
        nobody
            ? List.of()
            : Stream.of(cells.get(2).split(" ; ")).map(String::strip).sorted().toList();
    return new Row(rule, ofTheField, known, cells.get(0), cells.get(1), meant, cells.get(3));
  }

  private static List<List<String>> lines(String name) {
    try (var file = requireNonNull(WhoIsMeantTable.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.contains("|") && !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
