package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.emulator.store.Schema;
import io.github.dealsummary.emulator.store.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the lists of COVERAGE.md to the tables, the names refused and the documented requests.
 * {@code -Dcoverage.update} writes them again.
 */
class CoverageTest {
  private static final Path COVERAGE = Path.of("COVERAGE.md");

  @Test
  void listsAreThoseOfTheCode() throws IOException {
    String page = Files.readString(COVERAGE);
    String generated = filledIn(page, "tables", tables());
    generated = filledIn(generated, "refused", refused());
    generated = filledIn(generated, "pages", pages());
    if (System.getProperty("coverage.update") != null) {
      Files.writeString(COVERAGE, generated);
    } else {
      assertThat(page).isEqualTo(generated);
    }
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    Pattern link = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");
    assertThat(link.matcher(Files.readString(COVERAGE)).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(Path.of(path)).exists());
  }

  private static String filledIn(String page, String list, String lines) {
    String begin = "<!-- begin " + list + " -->\n";
    String end = "<!-- end " + list + " -->";
    assertThat(page).contains(begin, end);
    return page.substring(0, page.indexOf(begin))
        + begin
        + lines
        + page.substring(page.indexOf(end));
  }

  private static String tables() {
    return Schema.standard().tables().stream()
        .filter(table -> !table.is(Table.Trait.INTERSECT))
        .sorted(Comparator.comparing(Table::name))
        .map(CoverageTest::row)
        .collect(
            Collectors.joining(
                "\n", "| table | in URLs | alternate keys |\n|---|---|---|\n", "\n"));
  }

  private static String row(Table table) {
    String keys =
        table.keys().stream()
            .map(columns -> String.join(" with ", columns))
            .collect(Collectors.joining(", "));
    return "| " + table.name() + " | " + table.entitySet() + " | " + keys + " |";
  }

  private static String refused() {
    Predicate<String> table = name -> Character.isLowerCase(name.charAt(0));
    Predicate<String> search = name -> name.startsWith("search");
    Predicate<String> definitions = name -> name.endsWith("Definitions");
    return "- Tables: "
        + named(table.and(search.negate()))
        + ".\n- Definitions: "
        + named(definitions)
        + ".\n- Messages: "
        + named(table.negate().and(definitions.negate()))
        + ".\n- Search: "
        + named(search)
        + ".\n";
  }

  private static String named(Predicate<String> kind) {
    return WebApi.NOT_EMULATED.stream()
        .filter(kind)
        .sorted()
        .map(name -> "`" + name + "`")
        .collect(Collectors.joining(", "));
  }

  private static String pages() throws IOException {
    JsonNode documented =
        new ObjectMapper()
            .readTree(CoverageTest.class.getResourceAsStream("/documented-pairs.json"));
    List<JsonNode> shown = new ArrayList<>();
    documented.get("pairs").forEach(shown::add);
    // What a page tells in words only is tested, too, but is no request of Microsoft's.
    shown.removeIf(pair -> pair.path("prose").asBoolean());
    List<JsonNode> unbuilt =
        shown.stream().filter(pair -> pair.get("status").asInt() == 501).toList();
    StringBuilder lines = new StringBuilder();
    lines.append(
        "%s requests on %s pages are sent. %s of them answer 501, the others as documented.\n\n"
            .formatted(shown.size(), documented.get("pages").size(), unbuilt.size()));
    lines.append("| page, with its date | requests | refused |\n|---|---|---|\n");
    for (JsonNode page : documented.get("pages")) {
      String name = page.get("page").asText();
      lines.append(
          "| %s, %s | %s | %s |\n"
              .formatted(name, page.get("of").asText(), count(shown, name), count(unbuilt, name)));
    }
    lines.append("\nThe requests refused, and why:\n\n");
    reasons(unbuilt).forEach(line -> lines.append("- ").append(line).append('\n'));
    return lines.toString();
  }

  private static long count(List<JsonNode> pairs, String page) {
    return pairs.stream().filter(pair -> pair.get("page").asText().equals(page)).count();
  }

  /** Requests of one message differ in their parameters only, so one line stands for them. */
  private static Set<String> reasons(List<JsonNode> unbuilt) {
    Set<String> lines = new LinkedHashSet<>();
    for (JsonNode pair : unbuilt) {
      String path =
          Stream.of(pair.get("path").asText().split("/", -1))
              .map(segment -> segment.replaceFirst("[(?].*", ""))
              .collect(Collectors.joining("/"));
      lines.add("`%s %s`: %s.".formatted(pair.get("method").asText(), path, note(pair)));
    }
    return lines;
  }

  private static String note(JsonNode pair) {
    return pair.get("note").asText();
  }
}
