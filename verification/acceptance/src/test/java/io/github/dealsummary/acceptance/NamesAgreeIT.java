package io.github.dealsummary.acceptance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.acceptance.Doors.Door;
import io.github.dealsummary.acceptance.Doors.Printed;
import io.github.dealsummary.acceptance.Doors.Replied;
import io.github.dealsummary.acceptance.NameTables.Block;
import io.github.dealsummary.acceptance.NameTables.Row;
import io.github.dealsummary.contract.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sample of the tables of names at three doors: each says what the row says. */
@TestInstance(Lifecycle.PER_CLASS)
class NamesAgreeIT {
  private static final int SAMPLE = 60;
  private static final int OF_THE_SAMPLE_ORG = 12;
  private static final int OF_ONE_BLOCK = 4;

  private final List<Question> questions = new ArrayList<>();
  private final Map<Question, Future<Printed>> printed = new HashMap<>();
  private final ExecutorService terminals =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final NamedOrgs orgs;
  private Doors doors;

  /** A row and the environment that knows its customers. */
  record Question(String environment, Row row) {}

  NamesAgreeIT() throws IOException {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("names at three doors: -Dseed=" + seed);
    List<Block> blocks = sample(new Random(seed));
    for (int i = 0; i < blocks.size(); i++) {
      for (Row row : blocks.get(i).rows()) {
        questions.add(new Question(NamedOrgs.nameOf(i), row));
      }
    }
    orgs = new NamedOrgs(blocks);
  }

  private static List<Block> sample(Random random) throws IOException {
    List<Block> sample = new ArrayList<>();
    sample.add(some(NameTables.ofTheSampleOrg(), OF_THE_SAMPLE_ORG, random));
    int left = SAMPLE - OF_THE_SAMPLE_ORG;
    List<Block> field = NameTables.ofTheField();
    Collections.shuffle(field, random);
    for (Block block : field) {
      if (left > 0) {
        Block some = some(block, Math.min(left, OF_ONE_BLOCK), random);
        sample.add(some);
        left -= some.rows().size();
      }
    }
    return sample;
  }

  private static Block some(Block block, int most, Random random) {
    List<Row> rows = new ArrayList<>(block.rows());
    Collections.shuffle(rows, random);
    return new Block(
        block.isOfSampleOrg(), block.customers(), rows.subList(0, Math.min(most, rows.size())));
  }

  @BeforeAll
  void open(@TempDir Path folder) throws Exception {
    doors = new Doors(Map.of("DEAL_SUMMARY_SETTINGS", orgs.settings(folder).toString()));
    questions.forEach(one -> printed.put(one, terminals.submit(() -> terminal(one))));
  }

  @AfterAll
  void close() {
    terminals.shutdownNow();
    doors.close();
    orgs.close();
  }

  Stream<Question> questions() {
    return questions.stream();
  }

  @Test
  void sampleIsWhole() {
    assertThat(questions).hasSize(SAMPLE).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void everyDoorSaysWhatTheRowSays(Question question) throws Exception {
    Map<String, String> parameters =
        Map.of(
            "customerName", question.row().asked(),
            "environment", question.environment(),
            "format", "json");
    for (Door door : Door.values()) {
      Replied reply = doors.ask(door, Operation.FIND, parameters, Map.of());
      assertThat(reply.status()).as(reply.body()).isEqualTo(200);
      assertThat(said(reply.body())).as(door.name()).isEqualTo(question.row().expected());
    }
    Printed terminal = requireNonNull(printed.get(question)).get();
    assertThat(terminal.exit()).as(terminal.err()).isIn(0, 3);
    assertThat(said(terminal.out())).as("terminal").isEqualTo(question.row().expected());
  }

  private Printed terminal(Question question) throws Exception {
    return doors.terminal(
        Operation.FIND,
        "--environment",
        question.environment(),
        "--format",
        "json",
        "--",
        question.row().asked());
  }

  /** Puts outcome, match and customers into one line. */
  private static String said(String body) throws IOException {
    JsonNode json = new ObjectMapper().readTree(body);
    String match = json.path("match").asText();
    return switch (json.path("outcome").asText()) {
      case "listed", "no_open_opportunity" -> match + " " + names(List.of(json));
      case "ambiguous_customer" -> "ask " + match + " " + names(json.path("candidates"));
      case "unknown_customer" -> "nobody";
      default -> body;
    };
  }

  private static List<String> names(Iterable<JsonNode> customers) {
    return StreamSupport.stream(customers.spliterator(), false)
        .map(customer -> customer.path("customerName").asText().strip())
        .sorted()
        .toList();
  }
}
