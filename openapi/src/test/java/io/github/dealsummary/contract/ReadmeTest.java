package io.github.dealsummary.contract;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.CustomerBrief;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Insight.Origin;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.dataverse.DataverseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README says what the code does. */
class ReadmeTest {
  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(Path.of("README.md"));
  }

  @Test
  void operationsAreListedInTheirOrder() {
    String rows =
        readme
            .lines()
            .filter(line -> line.matches("\\| `[A-Z]+ /api/.*"))
            .map(line -> line.replaceFirst("(\\| `.*` \\| `.*` \\|).*", "$1"))
            .collect(joining("\n"));
    assertThat(rows)
        .isEqualTo(
            Stream.of(Operation.values())
                .map(one -> "| `" + one.method() + " " + one.path() + "` | `" + one.id() + "` |")
                .collect(joining("\n")));
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldIsExplained(RequestField field) {
    assertThat(readme.lines())
        .anySatisfy(line -> assertThat(line).matches("\\| (`\\w+`, )*`" + field + "`.* \\|"));
  }

  @Test
  void limitsAreThoseOfTheCode() {
    assertThat(row("customerName")).contains("1 to " + Question.LONGEST_NAME + " characters");
    assertThat(row("text"))
        .contains(String.format(Locale.ROOT, "1 to %,d characters", Insight.LONGEST_TEXT));
    assertThat(row("agent")).contains("up to " + Origin.LONGEST_LINE + " characters each");
    assertThat(row("idempotencyKey")).contains("up to " + Insight.LONGEST_KEY + " characters");
    assertThat(readme)
        .contains("a JSON object of " + Call.LARGEST_BODY / 1024 + " KB at most")
        .contains("an insight is over " + Call.LARGEST_BODY / 1024 + " KB");
  }

  @Test
  void wordsAreThoseThatAreRead() {
    assertThat(row("ranking"))
        .contains(words(Stream.of(Ranking.values()).map(Ranking::word), ", ", " or "));
    for (AnswerFormat format : AnswerFormat.values()) {
      assertThat(row("format")).contains("`" + format.word() + "`");
    }
    assertThat(row(DealContract.KEY_PARAMETER)).contains("`" + DealContract.KEY_HEADER + "`");
  }

  @Test
  void everyFieldAndOutcomeOfTheJsonIsExplained() {
    Set<String> fields = new TreeSet<>();
    List<DealAnswer> answers = new ArrayList<>(List.of(Answers.of(Answers.WRITTEN_BEFORE)));
    Answers.OF_EACH_KIND.forEach(result -> answers.add(Answers.of(result)));
    for (DealAnswer answer : answers) {
      JsonNode json = AnswerJson.of(answer);
      collect(json, fields);
      assertThat(readme).contains("\n| `" + json.path("outcome").textValue() + "` | ");
    }
    assertThat(fields)
        .hasSizeGreaterThan(40)
        .allSatisfy(field -> assertThat(readme).contains("`" + field + "`"));
  }

  private static void collect(JsonNode json, Set<String> fields) {
    json.fieldNames().forEachRemaining(fields::add);
    json.forEach(value -> collect(value, fields));
  }

  @Test
  void topicsOfABriefAreListedInTheirOrder() {
    Stream<String> topics =
        Stream.of(CustomerBrief.Topic.values()).map(one -> one.name().toLowerCase(Locale.ROOT));
    assertThat(readme.replace('\n', ' '))
        .contains(topics.map(word -> "`" + word + "`").collect(joining(", ")) + ".");
  }

  @Test
  void everyStatusAndKindOfAFailureIsListed() {
    Set<Integer> statuses = new TreeSet<>();
    Pattern.compile("(?m)^\\| (\\d{3})(?:, (\\d{3}))? \\| `")
        .matcher(readme)
        .results()
        .forEach(
            row -> {
              statuses.add(Integer.valueOf(row.group(1)));
              if (row.group(2) != null) {
                statuses.add(Integer.valueOf(row.group(2)));
              }
            });
    assertThat(statuses).isEqualTo(Problem.TITLES.keySet());
    for (DataverseException.Kind kind : DataverseException.Kind.values()) {
      assertThat(readme).contains("`" + kind.name().toLowerCase(Locale.ROOT) + "`");
    }
  }

  @Test
  void settingsAreThoseThatAreRead() {
    assertThat(Callers.SETTINGS).allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
  }

  private String row(String name) {
    return readme
        .lines()
        .filter(line -> line.startsWith("| `" + name + "`"))
        .findFirst()
        .orElseThrow();
  }

  /** The words as a sentence lists them. */
  private static String words(Stream<String> all, String between, String last) {
    String joined = all.map(word -> "`" + word + "`").collect(joining(between));
    int at = joined.lastIndexOf(between);
    return joined.substring(0, at) + last + joined.substring(at + between.length());
  }
}
