package io.github.dealsummary.emulator.seeded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.SmallOrg;
import io.github.dealsummary.emulator.Wire;
import io.github.dealsummary.emulator.seeded.Question.Answer;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Generated queries: right ones, whose answers are held to a plain reading of the same rows, and as
 * many that are wrong somewhere, which get a documented answer.
 */
@Tag("thorough")
class QuerySeededTest {
  private static final Set<Integer> DOCUMENTED = Set.of(200, 204, 400, 404, 501);

  @AutoClose private static final DataverseEmulator EMULATOR = SmallOrg.at(Org.NOW);
  private static final Org ORG = Org.added(EMULATOR, new Random(1));

  private final Seeded seeded = Seeded.print();
  private final Random random = seeded.random();
  private final Wire wire = Wire.to(EMULATOR);
  private final List<String> failures = new ArrayList<>();
  private int right;
  private int withRows;
  private int wrong;

  @Test
  void rightOnesAreAnsweredRightAndWrongOnesRefused() {
    Questions questions = new Questions(ORG, random);
    List<Question> together = new ArrayList<>();
    while (right + wrong < seeded.count(10_000) && failures.size() < 10) {
      Question question = questions.next();
      if (random.nextInt(4) > 0) {
        ask(question);
      } else if (together.add(question) && together.size() == 5) {
        askTogether(together);
        together.clear();
      }
      askWrong(question);
    }
    if (!together.isEmpty()) {
      askTogether(together);
    }
    assertThat(failures).as(seeded.toString()).isEmpty();
    assertThat(right).as("at least half are right").isGreaterThanOrEqualTo(wrong);
    assertThat(withRows).as("and mean something").isGreaterThan(right / 2);
  }

  private void ask(Question question) {
    right++;
    String url = question.url().apply(Pen.careful()).toString();
    check(question, url, Answer.of(wire.get(url)));
  }

  private void askTogether(List<Question> together) {
    right += together.size();
    List<String> urls =
        together.stream().map(one -> one.url().apply(Pen.careful()).toString()).toList();
    List<Answer> answers = new BatchText(wire).answers(urls);
    assertThat(answers).hasSize(together.size());
    for (int i = 0; i < answers.size(); i++) {
      check(together.get(i), urls.get(i), answers.get(i));
    }
  }

  private void check(Question question, String url, Answer answer) {
    try {
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      question.check().accept(answer);
      withRows += answer.body().contains("\"value\":[]") ? 0 : 1;
    } catch (AssertionError e) {
      failures.add(failure(url, answer.body(), e));
    }
  }

  private void askWrong(Question question) {
    wrong++;
    Pen careful = Pen.careful();
    Url url = question.url().apply(careful);
    Pen slipping =
        switch (random.nextInt(3)) {
          case 0 -> careful.misspelling(random);
          case 1 -> careful.mistyping(random);
          default -> careful;
        };
    Url asked = slipping == careful ? url.mutated(random) : question.url().apply(slipping);
    HttpResponse<String> response = wire.get(asked.toString());
    try {
      requireDocumented(response);
      if (slipping.slip().isPresent()) {
        requireRefused(response, slipping);
      } else if (response.body().startsWith("{")) {
        requireRowsOfTheOrg(Answer.of(response));
      }
    } catch (AssertionError e) {
      failures.add(failure(asked.toString(), response.body(), e));
    }
  }

  private static void requireDocumented(HttpResponse<String> response) {
    assertThat(response.statusCode()).isIn(DOCUMENTED);
    if (response.statusCode() >= 400) {
      assertThat(Wire.errorCode(response)).startsWith("0x");
      assertThat(Wire.errorMessage(response)).isNotEmpty();
    }
  }

  private static void requireRefused(HttpResponse<String> response, Pen slipping) {
    assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
    String slip = slipping.slip().orElse("");
    if (slip.endsWith("zz")) {
      assertThat(Wire.errorMessage(response)).contains(slip);
    }
  }

  /** Nobody knows what a mutated request asks for, but no row may come out of thin air. */
  private static void requireRowsOfTheOrg(Answer answer) {
    for (JsonNode json : answer.rows()) {
      for (Table table : Table.ALL) {
        String id = json.path(table.key().name()).asText();
        Optional<Org.Row> row =
            ORG.rows(table).stream().filter(one -> one.id().toString().equals(id)).findFirst();
        row.ifPresent(
            one ->
                table.columns().stream()
                    .filter(column -> json.has(column.property()))
                    .forEach(
                        column ->
                            Rows.requireValue(
                                json.path(column.property()), column.kind(), one.value(column))));
      }
    }
  }

  private static String failure(String url, String answer, AssertionError e) {
    String decoded = URLDecoder.decode(url.replace("+", "%2B"), UTF_8);
    return decoded + "\n" + answer + "\n" + e.getMessage();
  }
}
