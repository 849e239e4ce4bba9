package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Condition.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any text, over the wire, in each place of a URL where one may stand, read back as itself. */
@Tag("thorough")
class AnyTextTest {
  private static final int TEXTS = 100_000;
  private static final int IN_A_BATCH = 100;

  /** A table whose key is text, and a function that says what it was told. */
  private static final String SEED =
      """
      {"environment": {"tenantId": "t", "clientId": "c", "clientSecret": "s", "applicationUser": "a",
         "organizationId": "00000000-0000-0000-0000-000000000001",
         "businessUnitId": "00000000-0000-0000-0000-000000000002"},
       "definitions": {"new_word": {"entitySet": "new_words", "key": "new_wordid", "name": "new_text",
         "keys": [["new_text"]],
         "columns": {"new_wordid": "guid", "new_text": "string(400)"}}},
       "messages": {"new_Echo": {"function": true, "parameters": {"Text": "String"}, "answer": {"Text": "{Text}"}}},
       "tables": {"systemuser": {"a": {"lastname": "a"}}}}
      """;

  private DataverseEmulator environment;
  private DataverseClient client;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    Path seed = Files.writeString(folder.resolve("words.json"), SEED);
    environment = DataverseEmulator.builder().seed(seed).start();
    client =
        DataverseClient.builder(environment.url().toString())
            .tokens(request -> new AccessToken(environment.token(), Instant.MAX))
            .build();
  }

  @AfterEach
  void stop() {
    client.close();
    environment.close();
  }

  @Test
  void isTheOneLiteralThatItIs() {
    Random random = Seeded.random("texts on the wire");
    for (int done = 0; done < Seeded.count(TEXTS); done += IN_A_BATCH) {
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < IN_A_BATCH; i++) {
        texts.add(done + i + Seeded.text(random));
      }
      for (int i = 0; i < texts.size(); i++) {
        alone(i, texts.get(i));
      }
      inABatch(texts);
      environment.reset();
    }
  }

  /** In one of the places by turns. */
  private void alone(int turn, String text) {
    switch (turn % 3) {
      case 0 -> inAFilter(text);
      case 1 -> inAnAlias(text);
      default -> inAKey(text);
    }
  }

  private void inAnAlias(String text) {
    Row echo = client.call(FunctionCall.named("new_Echo").with("Text", text));
    assertThat(echo.string("Text")).hasValue(text);
  }

  private void inAKey(String text) {
    UUID id = environment.add("new_word", Map.of("new_text", text));
    Row word = client.find(Key.of("new_words", "new_text", text)).orElseThrow();
    assertThat(word.requiredId("new_wordid")).as(text).isEqualTo(id);
  }

  private void inAFilter(String text) {
    client.page(equalTo(text));
    assertThat(last().literals()).containsExactly(text);
  }

  private void inABatch(List<String> texts) {
    client.send(Batch.of(texts.stream().map(AnyTextTest::equalTo).toArray(Query[]::new)));
    List<RecordedRequest> parts = last().parts();
    for (int i = 0; i < texts.size(); i++) {
      assertThat(parts.get(i).literals()).containsExactly(texts.get(i));
    }
  }

  private static Query equalTo(String text) {
    return Query.of("new_words").where(column("new_text").eq(text));
  }

  private RecordedRequest last() {
    List<RecordedRequest> log = environment.requests();
    return log.get(log.size() - 1);
  }
}
