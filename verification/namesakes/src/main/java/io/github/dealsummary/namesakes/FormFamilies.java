package io.github.dealsummary.namesakes;

import io.github.dealsummary.namesakes.LegalForm.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The families of legal forms that summary-core knows, one in a line: {@code shown = other; other |
 * source}. A {@code ^} marks a spelling that may stand in front of a name.
 */
final class FormFamilies {
  private static final String RESOURCE = "/io/github/dealsummary/find/legal-forms.txt";
  private static final int LONGEST = 40;

  private final List<String> lines = text().lines().filter(line -> !line.startsWith("#")).toList();
  private final Map<String, String> families = new HashMap<>();

  FormFamilies() {
    for (String line : lines) {
      List<String> spellings = spellings(line);
      for (String spelling : spellings) {
        letters(spelling).forEach(key -> families.putIfAbsent(key, bare(spellings.get(0))));
      }
    }
  }

  /** Returns the family of a spelling; empty if there is none. */
  Optional<String> of(String spelling) {
    return letters(spelling).filter(families::containsKey).map(families::get).findFirst();
  }

  /** Returns all spellings in Latin letters; none where summary-core has no such list. */
  List<LegalForm> latin() {
    return lines.stream().flatMap(line -> forms(spellings(line))).toList();
  }

  private static Stream<LegalForm> forms(List<String> spellings) {
    return spellings.stream()
        .filter(one -> one.length() <= LONGEST && one.matches("[\\p{IsLatin}^ .,&/-]+"))
        .map(
            one ->
                new LegalForm(
                    Script.LATIN,
                    one.startsWith("^") ? Place.IN_FRONT : Place.BEHIND,
                    bare(spellings.get(0)),
                    bare(one)));
  }

  private static List<String> spellings(String line) {
    return Arrays.stream(line.split(" \\| ", 2)[0].split(" = |; ", -1)).map(String::strip).toList();
  }

  private static String bare(String spelling) {
    return spelling.replace("^", "");
  }

  private static Stream<String> letters(String spelling) {
    return Letters.of(Arrays.asList(bare(spelling).split(" ", -1))).stream().sorted();
  }

  private static String text() {
    try (var file = FormFamilies.class.getResourceAsStream(RESOURCE)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
