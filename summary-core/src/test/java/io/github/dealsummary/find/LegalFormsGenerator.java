package io.github.dealsummary.find;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes {@code legal-forms.txt} from the list of ISO 20275 and from three files written by hand.
 *
 * <p>The code of a row decides nothing, since one row may hold several forms. A row's abbreviation
 * belongs to the row's name if it abbreviates it. It makes a family then, or joins the one that has
 * its letters. Any other abbreviation only adds the row as a source to the family of its letters.
 */
final class LegalFormsGenerator {
  private static final String HEAD =
      """
      # Made by LegalFormsGenerator from ISO 20275 (list of 2026-02-19, version 1.6) and by-hand.txt.
      # One family a line: spelling to show = other spellings | by hand: source | rows by country.
      # A ^ marks a spelling that may stand in front of a name.
      """;

  /** Names of more words describe a form, and nobody's name ends in them. */
  private static final int MOST_WORDS = 8;

  private static final Pattern BETWEEN_SPELLINGS = Pattern.compile(" = |; ");
  private static final Pattern WORDS = Pattern.compile("[\\s\\p{Z}]+");
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

  private final Map<String, LegalFormFamily> families = new HashMap<>();
  private final Map<String, String> writings = new HashMap<>();
  private final List<LegalFormRow> rows;
  private final Set<String> words;

  private LegalFormsGenerator(List<LegalFormRow> rows, Set<String> words) {
    this.rows = rows;
    this.words = words;
  }

  static String generate(Path folder) throws IOException {
    List<Pattern> leftOut =
        lines(folder.resolve("left-out.txt"))
            .map(line -> Pattern.compile(line.substring(0, line.lastIndexOf(" | "))))
            .toList();
    List<LegalFormRow> rows =
        LegalFormRow.read(Files.readString(folder.resolve("iso-20275-2026-02-19.csv"))).stream()
            .filter(row -> row.names().stream().noneMatch(name -> isFound(leftOut, name)))
            .toList();
    Set<String> words =
        lines(folder.resolve("not-legal-forms.txt"))
            .map(line -> LegalFormFamilies.letters(line.substring(0, line.indexOf(" | "))))
            .collect(Collectors.toSet());
    LegalFormsGenerator generator = new LegalFormsGenerator(rows, words);
    lines(folder.resolve("by-hand.txt")).forEach(generator::addByHand);
    generator.countWritings();
    rows.forEach(generator::addAbbreviations);
    generator.addNames();
    rows.forEach(generator::addSources);
    return generator.text();
  }

  static Stream<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"));
  }

  private static boolean isFound(List<Pattern> leftOut, String name) {
    String letters =
        WORDS.splitAsStream(name).map(LegalFormFamilies::letters).collect(Collectors.joining(" "));
    return leftOut.stream().anyMatch(pattern -> pattern.matcher(letters).find());
  }

  private void addByHand(String line) {
    int end = line.lastIndexOf(" | ");
    LegalFormFamily family = new LegalFormFamily(line.substring(end + 3));
    for (String spelling : BETWEEN_SPELLINGS.split(line.substring(0, end), -1)) {
      family.add(spelling);
      LegalFormFamily other = families.put(LegalFormFamilies.letters(spelling), family);
      if (other != null && other != family) {
        throw new IllegalStateException(spelling + " is in two families: " + line);
      }
    }
  }

  /** Keeps the way in which most rows write an abbreviation. */
  private void countWritings() {
    rows.stream()
        .flatMap(row -> row.abbreviations().stream())
        .filter(spelling -> !(CYRILLIC.matcher(spelling).find() && LATIN.matcher(spelling).find()))
        .collect(
            Collectors.groupingBy(
                LegalFormFamilies::letters,
                Collectors.groupingBy(
                    Function.identity(), LinkedHashMap::new, Collectors.counting())))
        .forEach(
            (letters, counted) ->
                writings.put(
                    letters,
                    counted.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .orElseThrow()
                        .getKey()));
  }

  private void addAbbreviations(LegalFormRow row) {
    LegalFormFamily first = null;
    for (String letters : own(row)) {
      LegalFormFamily family = families.get(letters);
      if (family == null) {
        family = first == null ? new LegalFormFamily("") : first;
        family.add(writings.getOrDefault(letters, letters));
        families.put(letters, family);
      }
      first = first == null ? family : first;
    }
  }

  /** Returns the letters of the abbreviations that abbreviate the row's own name. */
  private Set<String> own(LegalFormRow row) {
    return row.abbreviations().stream()
        .filter(
            abbreviation ->
                row.names().stream()
                    .anyMatch(name -> LegalFormAbbreviation.abbreviates(abbreviation, name)))
        .map(LegalFormFamilies::letters)
        .filter(letters -> writings.containsKey(letters) && isForm(letters))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private boolean isForm(String letters) {
    return letters.codePointCount(0, letters.length()) > 1 && !words.contains(letters);
  }

  /** Adds each name to the family of the abbreviation that most of its rows have. */
  private void addNames() {
    Map<String, Map<LegalFormFamily, Long>> homes = new LinkedHashMap<>();
    for (LegalFormRow row : rows) {
      for (String name : row.names()) {
        row.abbreviations().stream()
            .filter(abbreviation -> LegalFormAbbreviation.abbreviates(abbreviation, name))
            .map(abbreviation -> families.get(LegalFormFamilies.letters(abbreviation)))
            .filter(family -> family != null)
            .forEach(
                family ->
                    homes
                        .computeIfAbsent(name, key -> new LinkedHashMap<>())
                        .merge(family, 1L, Long::sum));
      }
    }
    homes.forEach(this::addName);
  }

  private void addName(String name, Map<LegalFormFamily, Long> homes) {
    String letters = LegalFormFamilies.letters(name);
    if (isForm(letters)
        && WORDS.split(name, -1).length <= MOST_WORDS
        && !families.containsKey(letters)) {
      LegalFormFamily home =
          homes.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      home.add(name);
      families.put(letters, home);
    }
  }

  private void addSources(LegalFormRow row) {
    Stream.concat(row.abbreviations().stream(), row.names().stream())
        .map(spelling -> families.get(LegalFormFamilies.letters(spelling)))
        .filter(family -> family != null)
        .forEach(family -> family.addSource(row.code()));
  }

  private String text() {
    return Stream.concat(
            HEAD.lines(),
            new LinkedHashSet<>(families.values())
                .stream().map(LegalFormFamily::toString).sorted(String.CASE_INSENSITIVE_ORDER))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
