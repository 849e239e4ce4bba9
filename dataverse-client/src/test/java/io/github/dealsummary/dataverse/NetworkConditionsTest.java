package io.github.dealsummary.dataverse;

import static io.github.dealsummary.dataverse.Condition.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs each row of {@code network-conditions.md}: what is sent again, and what people read. */
class NetworkConditionsTest {
  private static final Path TABLE =
      Path.of("src/test/resources/io/github/dealsummary/dataverse/network-conditions.md");

  private static final String MAY_BE_DONE =
      " The request may have been carried out: look before you send it again.";

  private static final int LARGE = 8 << 20;

  private final NetworkConditions conditions = new NetworkConditions();

  /** A row of the table. The message is in two columns. */
  private record Row(String condition, String kind, String arrived, String again, String message) {
    static Row of(String line) {
      List<String> cells =
          List.of(line.split("\\|", -1)).stream()
              .map(String::strip)
              .filter(c -> !c.isEmpty())
              .toList();
      return new Row(
          cells.get(0),
          cells.get(1),
          cells.get(2),
          cells.get(3),
          cells.get(4) + " " + cells.get(5));
    }

    @Override
    public String toString() {
      return condition;
    }
  }

  static List<Row> rows() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| condition "))
        .map(Row::of)
        .toList();
  }

  @AfterEach
  void close() throws Exception {
    conditions.close();
  }

  @Test
  void tableHasEveryCondition() throws IOException {
    assertThat(rows().stream().map(Row::condition))
        .containsExactlyElementsOf(conditions.names())
        .hasSizeGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void rowIsSo(Row row) throws IOException {
    String text = "x".repeat(row.condition().equals(NetworkConditions.WHILE_SENDING) ? LARGE : 9);
    Query query = Query.of("accounts").where(column("name").eq(text));
    Write write = Write.create("accounts").set("name", text);
    Seen read = seen(row, client -> client.page(query));
    Seen created = seen(row, client -> client.send(write));
    assertThat(read.failure()).hasMessage(row.message());
    assertThat(created.failure())
        .hasMessage(
            row.message().replace("reading accounts", "creating one of accounts")
                + (row.arrived().equals("maybe") ? MAY_BE_DONE : ""));
    assertThat(List.of(read.failure().kind(), created.failure().kind()))
        .allMatch(kind -> kind.name().equals(row.kind()));
    assertThat(read.again()).as("read again").isEqualTo(!row.again().equals("nothing"));
    assertThat(created.again()).as("created again").isEqualTo(row.again().equals("anything"));
  }

  private record Seen(DataverseException failure, boolean again) {}

  private Seen seen(Row row, Consumer<DataverseClient> call) throws IOException {
    List<DataverseListener.Wait> waits = new ArrayList<>();
    DataverseListener listener =
        new DataverseListener() {
          @Override
          public void waited(Wait wait) {
            waits.add(wait);
          }
        };
    RetryPolicy once = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));
    try (DataverseClient client =
        conditions.client(row.condition()).retry(once).listener(listener).build()) {
      DataverseException failure =
          catchThrowableOfType(DataverseException.class, () -> call.accept(client));
      return new Seen(failure, !waits.isEmpty());
    }
  }
}
