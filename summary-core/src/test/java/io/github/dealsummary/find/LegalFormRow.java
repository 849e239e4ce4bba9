package io.github.dealsummary.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A row of the list of ISO 20275.
 *
 * @param code the country and the code, as in {@code DE 2HBR}
 * @param names the local name and the transliterated one, without what stands in brackets
 * @param abbreviations the abbreviations of both columns, one by one
 */
record LegalFormRow(String code, List<String> names, List<String> abbreviations) {
  private static final Pattern CELL = Pattern.compile("\"((?:[^\"]++|\"\")*+)\"([,\n]|$)");
  private static final Pattern IN_BRACKETS = Pattern.compile("\\s*\\([^)]*\\)?");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private static final Pattern SLASH = Pattern.compile(" / ");
  private static final Pattern COMMA = Pattern.compile(",");

  /** A slash separates between blanks only: {@code A/S} is one form. */
  private static final Pattern SEPARATOR = Pattern.compile(";| / | or ");

  /** A comma separates in rows of these countries only: in Mexico it stands inside of forms. */
  private static final Set<String> COMMA_SEPARATES = Set.of("US");

  private static final Pattern LEFT_OVER = Pattern.compile("^(?:[\\s,]|(?:or|an?) )+|[\\s,]+$");

  static List<LegalFormRow> read(String csv) {
    List<LegalFormRow> rows = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    Matcher cell = CELL.matcher(csv);
    while (cell.find()) {
      cells.add(SPACES.matcher(cell.group(1).replace("\"\"", "\"")).replaceAll(" ").strip());
      if (!cell.group(2).equals(",")) {
        rows.add(of(cells));
        cells.clear();
      }
    }
    return rows.subList(1, rows.size()); // the first one holds the titles
  }

  private static LegalFormRow of(List<String> cells) {
    String country = cells.get(2);
    return new LegalFormRow(
        country + " " + cells.get(0),
        Stream.of(cells.get(5), cells.get(8))
            .flatMap(name -> SLASH.splitAsStream(name))
            .map(name -> IN_BRACKETS.matcher(name).replaceAll("").replace('\u2019', '\'').strip())
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList(),
        Stream.of(cells.get(9), cells.get(10))
            .flatMap(SEPARATOR::splitAsStream)
            .flatMap(
                part ->
                    COMMA_SEPARATES.contains(country) ? COMMA.splitAsStream(part) : Stream.of(part))
            .map(part -> LEFT_OVER.matcher(part).replaceAll(""))
            .filter(part -> !part.isEmpty())
            .toList());
  }
}
