package io.github.dealsummary.benchmarks;

import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The cost of deciding who is meant when many customers were read, beside reading the same reply by
 * hand; and the round trips of each way to find a customer.
 */
public final class FindCost {
  private static final int NAMESAKES = 100;
  private static final int TIMES = 3_000;
  private static final int INACTIVE = 1;
  private static final String MANY = "Zosma Trading";
  private static final Question QUESTION = Question.about(MANY);

  private FindCost() {}

  /** Prints the figures; takes a minute. */
  public static void main(String[] arguments) throws IOException {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      fill(emulator);
      deciding(emulator);
      roundTrips(emulator);
    }
  }

  private static void fill(DataverseEmulator emulator) {
    UUID firm = emulator.add("account", Map.of("name", MANY));
    deal(emulator, firm);
    for (int i = 0; i < NAMESAKES; i++) {
      emulator.add("account", Map.of("name", MANY + " Branch " + i));
      emulator.add(
          "contact",
          Map.of("firstname", "Zosma", "lastname", "Trading " + i, "fullname", MANY + " " + i));
      emulator.add("account", Map.of("name", "Woodgrove B" + i));
    }
    deal(emulator, emulator.add("account", Map.of("name", "Woodgrove, Inc.")));
    emulator.add("account", Map.of("name", "Mizar Glass", "statecode", INACTIVE, "masterid", firm));
  }

  private static void deal(DataverseEmulator emulator, UUID firm) {
    emulator.add("opportunity", Map.of("name", "Order of " + firm, "customerid_account", firm));
  }

  private static void roundTrips(DataverseEmulator emulator) {
    Map<String, String> variables = new HashMap<>(emulator.variables());
    variables.put("DEAL_SUMMARY_SEARCH", "on");
    System.out.println("| asked | round trips of a find | |\n|---|---|---|");
    try (DealDesk desk = DealDesk.open(Settings.from(variables))) {
      print("an exact name that is read", "Fourth Coffee", desk, emulator);
      print("wider look", "Ski House", desk, emulator);
      print("Dataverse Search", "Forth Cofee", desk, emulator);
      print("capped page", "Woodgrove, Inc.", desk, emulator);
      print("merged into another", "Mizar Glass", desk, emulator);
    }
  }

  private static void print(String way, String name, DealDesk desk, DataverseEmulator emulator) {
    int before = emulator.requests().size();
    String outcome = desk.find(Question.about(name)).outcome().kind().name();
    List<RecordedRequest> sent = emulator.requests();
    System.out.printf(
        "| %s | %s | %s |%n",
        way,
        String.join(
            ", ", sent.subList(before, sent.size()).stream().map(RecordedRequest::path).toList()),
        outcome);
  }

  private static void deciding(DataverseEmulator emulator) throws IOException {
    Recording find = Recording.of(desk -> desk.find(QUESTION), emulator);
    List<List<String>> batches = find.requests().stream().map(FindCost::tables).toList();
    try (CannedServer server = find.replay();
        CannedServer authority = Recording.authority();
        DealDesk desk = Recording.desk(server.url(), authority);
        DataverseClient client = PageBenchmark.client(server.url())) {
      Cost byHand = Cost.of(() -> customers(client, batches), TIMES);
      Cost byDesk = Cost.of(() -> desk.find(QUESTION), TIMES);
      System.out.printf(
          "Deciding among %d customers, %d round trips: %s. By hand: %s. More: %s.%n%n",
          customers(client, batches), batches.size(), byDesk, byHand, byDesk.over(byHand));
    }
  }

  private static List<String> tables(RecordedRequest batch) {
    if (batch.parts().isEmpty()) {
      throw new IllegalStateException("The find sent more than batches: " + batch.path());
    }
    return batch.parts().stream().map(RecordedRequest::path).toList();
  }

  /** Reads all rows of some batches, and returns how many of them are customers. */
  private static long customers(DataverseClient client, List<List<String>> batches) {
    long customers = 0;
    for (List<String> tables : batches) {
      Batch.Reply reply = client.send(Batch.of(tables.stream().map(Query::of).toList()));
      for (int part = 0; part < tables.size(); part++) {
        String name = tables.get(part).equals("contacts") ? "fullname" : "name";
        long named =
            reply.page(part).rows().stream().filter(row -> row.string(name).isPresent()).count();
        customers += tables.get(part).equals("opportunities") ? 0 : named;
      }
    }
    return customers;
  }
}
