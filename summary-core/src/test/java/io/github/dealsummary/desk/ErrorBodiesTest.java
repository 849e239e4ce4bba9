package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.KENNY;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Desks;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.Summary;
import io.github.dealsummary.dataverse.AccessToken;
import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.ChangeSet;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.RetryPolicy;
import io.github.dealsummary.dataverse.TokenSource;
import io.github.dealsummary.dataverse.Write;
import io.github.dealsummary.dataverse.entra.EntraTokens;
import io.github.dealsummary.desk.ErrorBodiesTable.Row;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.find.DataverseOpportunityFinder;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.summary.CopilotSummaryGenerator;
import io.github.dealsummary.summary.TemplateSummaryGenerator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table {@code error-bodies.txt}. */
@TestInstance(Lifecycle.PER_CLASS)
class ErrorBodiesTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final Question COFFEE = Question.about("Fourth Coffee");

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final AccessToken token = new AccessToken(sales.token(), Instant.MAX);

  @AfterAll
  void close() {
    sales.close();
  }

  static List<Row> failures() {
    return ErrorBodiesTable.rows().stream().filter(row -> !row.where().equals("action")).toList();
  }

  static List<Row> askedByADesk() {
    return failures().stream().filter(row -> !row.caller().equals("-")).toList();
  }

  static List<Row> actions() {
    return ErrorBodiesTable.rows().stream().filter(row -> row.where().equals("action")).toList();
  }

  @Test
  void hasAtLeastFortyBodies() {
    assertThat(failures()).hasSizeGreaterThan(40).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void clientSaysWhatItMeansAndWhatToDo(Row row) throws IOException {
    try (ScriptedEnvironment environment = answering(row);
        DataverseClient client = client(environment, row)) {
      DataverseException failure = requireNonNull(failure(() -> call(row, client)));
      assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(Kind.valueOf(row.kind()));
      assertThat(failure.status()).hasValue(row.status());
      assertThat(failure.getMessage()).endsWith(". " + row.says());
      assertThat(failure.code().filter(code -> code.startsWith("0")).orElse("0x00000000"))
          .matches("0x[0-9a-f]{8}");
    }
  }

  @ParameterizedTest
  @MethodSource("askedByADesk")
  void onlyAPersonWhoLacksARightIsNotPermitted(Row row) throws IOException {
    try (ScriptedEnvironment environment = answering(row);
        DealDesk alone = desk(client(environment, row));
        // A desk of its own, since a limit that was met closes the gate of the first.
        DealDesk forKenny = desk(client(environment, row))) {
      assertThat(failure(() -> alone.summarize(COFFEE)))
          .extracting(DataverseException::kind)
          .isEqualTo(Kind.valueOf(row.kind()));
      if (row.caller().equals("not permitted")) {
        DealAnswer answer = forKenny.summarize(COFFEE.askedBy(KENNY));
        assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.NOT_PERMITTED);
      } else {
        assertThat(failure(() -> forKenny.summarize(COFFEE.askedBy(KENNY))))
            .hasMessageEndingWith(row.says())
            .extracting(DataverseException::kind)
            .isEqualTo(Kind.valueOf(row.kind()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void otherActionIsCalledIfThisOneIsNotThere(Row row) throws IOException {
    try (ScriptedEnvironment environment =
            new ScriptedEnvironment(
                sales.url(),
                asked ->
                    asked.path().equals("msdyn_SalesOpportunitySummary")
                        ? Optional.of(row.answer(asked))
                        : Optional.empty());
        DealDesk desk = desk(client(environment, request -> token))) {
      Summary summary = Desks.only(desk.summarize(COFFEE), Summarized.class).summary();
      if (row.says().equals("the other")) {
        assertThat(summary.author()).isEqualTo(Summary.Author.COPILOT);
        assertThat(environment.paths()).endsWith("msdyn_SalesRecordSummary");
      } else {
        assertThat(summary.insteadOfCopilot()).hasValue(row.says());
        assertThat(environment.paths()).doesNotContain("msdyn_SalesRecordSummary");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("actions")
  void environmentWithoutEitherActionIsSaidToHaveNone(Row row) throws IOException {
    try (ScriptedEnvironment environment =
            new ScriptedEnvironment(
                sales.url(),
                asked ->
                    asked.path().startsWith("msdyn_Sales")
                        ? Optional.of(row.answer(asked))
                        : Optional.empty());
        DealDesk desk = desk(client(environment, request -> token))) {
      Summary summary = Desks.only(desk.summarize(COFFEE), Summarized.class).summary();
      boolean missing = row.says().equals("the other");
      assertThat(summary.insteadOfCopilot().orElseThrow())
          .startsWith(missing ? "The environment has no summary action" : row.says());
      assertThat(environment.paths().stream().filter(path -> path.startsWith("msdyn_")).toList())
          .hasSize(missing ? 2 : 1);
    }
  }

  private static void call(Row row, DataverseClient client) {
    switch (row.where()) {
      case "batch", "part" ->
          client.send(Batch.of(Query.of("opportunities"), Query.of("accounts"))).page(0);
      case "set" ->
          client.send(
              ChangeSet.of(Write.create("annotations", UUID.randomUUID()).set("subject", "x")));
      default -> client.page(Query.of("opportunities"));
    }
  }

  private static ScriptedEnvironment answering(Row row) throws IOException {
    return new ScriptedEnvironment(NOWHERE, asked -> Optional.of(row.answer(asked)));
  }

  private static DataverseClient client(ScriptedEnvironment environment, Row row) {
    TokenSource tokens =
        row.where().equals("token")
            ? EntraTokens.clientSecret("contoso.example", UUID.randomUUID().toString(), "s")
                .at(environment.url())
            : request -> new AccessToken("t", Instant.MAX);
    return client(environment, tokens);
  }

  private static DataverseClient client(ScriptedEnvironment environment, TokenSource tokens) {
    return DataverseClient.builder(environment.url().toString())
        .tokens(tokens)
        .retry(RetryPolicy.none())
        .build();
  }

  private static DealDesk desk(DataverseClient client) {
    return DealDesk.of(
        List.of(new Environment("sales", client, Duration.ofSeconds(20))),
        new DataverseOpportunityFinder(Ranking.VALUE, Matching.standard()),
        new CopilotSummaryGenerator(Settings.Copilot.standard(), new TemplateSummaryGenerator()));
  }

  private static DataverseException failure(Runnable call) {
    return catchThrowableOfType(DataverseException.class, call::run);
  }
}
