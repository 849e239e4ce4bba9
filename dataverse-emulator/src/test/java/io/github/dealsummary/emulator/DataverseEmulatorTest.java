package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DataverseEmulatorTest {
  @AutoClose private final DataverseEmulator emulator = DataverseEmulator.start();
  private final Wire wire = Wire.to(emulator);

  @Test
  void requestsAreLoggedInOrderDecodedAndWithoutSecrets() {
    wire.get("accounts?" + Wire.options("$filter", "name eq 'Söhne & Co #1'", "$top", "2"));
    wire.post("msdyn_SalesRecordSummary", "{}");
    assertThat(emulator.requests())
        .extracting(RecordedRequest::method, RecordedRequest::path, RecordedRequest::status)
        .containsExactly(
            tuple("GET", "accounts", 200), tuple("POST", "msdyn_SalesRecordSummary", 400));
    RecordedRequest first = emulator.requests().get(0);
    assertThat(first.query())
        .containsExactly(Map.entry("$filter", "name eq 'Söhne & Co #1'"), Map.entry("$top", "2"));
    assertThat(first.literals()).containsExactly("Söhne & Co #1");
    assertThat(first.headers()).containsEntry("authorization", "(redacted)");
    assertThat(emulator.requests().get(1).body()).isEqualTo("{}");
  }

  @Test
  void refusedRequestsAreLoggedToo() {
    new Wire(emulator, "made-up").get("accounts");
    assertThat(emulator.requests()).extracting(RecordedRequest::status).containsExactly(401);
  }

  @Test
  void addedRowsAreFilledInAsDataverseDoes() {
    String euro =
        wire.rows("transactioncurrencies", "$filter", "isocurrencycode eq 'EUR'")
            .get(0)
            .get("transactioncurrencyid")
            .asText();
    UUID id = UUID.randomUUID();
    UUID account = emulator.add("account", Map.of("accountid", id, "name", "New"));
    assertThat(account).isEqualTo(id);
    emulator.add(
        "opportunity",
        Map.of(
            "name",
            "Deal",
            "customerid_account",
            account,
            "estimatedvalue",
            new BigDecimal("92"),
            "transactioncurrencyid",
            euro));
    JsonNode deal =
        wire.rows("opportunities", "$filter", "customerid_account/name eq 'New'").get(0);
    assertThat(deal.get("estimatedvalue_base").decimalValue()).isEqualByComparingTo("100");
    assertThat(deal.get("exchangerate").decimalValue()).isEqualByComparingTo("0.92");
    assertThat(deal.get("statecode").asInt()).isZero();
    assertThat(deal.get("createdon").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  }

  @Test
  void rowsThatDoNotFitTheirTableAreProgrammingMistakes() {
    assertThatThrownBy(() -> emulator.add("acount", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("acount");
    assertThatThrownBy(() -> emulator.add("account", Map.of("nam", "x")))
        .hasMessage("no column nam in account");
    assertThatThrownBy(() -> emulator.add("account", Map.of("statecode", "open")))
        .hasMessage("statecode of account does not take 'open'");
    assertThatThrownBy(() -> emulator.add("opportunity", Map.of("customerid", UUID.randomUUID())))
        .hasMessage("no column customerid in opportunity");
    UUID id = emulator.add("account", Map.of("name", "x"));
    assertThatThrownBy(() -> emulator.add("account", Map.of("accountid", id)))
        .hasMessageContaining("exists already");
  }

  @Test
  void resetPutsTheStartBack() {
    emulator.add("account", Map.of("name", "New"));
    emulator.deny("prvReadAccount");
    emulator.inject(Fault.on("contacts").status(500));
    wire.token(Map.of());
    emulator.reset();
    assertThat(emulator.requests()).isEmpty();
    assertThat(emulator.tokenRequests()).isZero();
    assertThat(wire.get("accounts").statusCode()).isEqualTo(401);
    Wire again = Wire.to(emulator);
    assertThat(again.names("accounts", "name eq 'New'")).isEmpty();
    assertThat(again.names("accounts", "statecode eq 0")).hasSize(18);
    assertThat(again.get("contacts").statusCode()).isEqualTo(200);
  }

  @Test
  void manyCallersAreServedAtOnce() {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 40)
            .mapToObj(
                i -> CompletableFuture.supplyAsync(() -> wire.get("opportunities?$count=true")))
            .toList();
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
    assertThat(emulator.requests()).hasSize(40).allMatch(request -> request.status() == 200);
  }

  @Test
  void environmentsStandSideBySide() {
    try (DataverseEmulator other = DataverseEmulator.start()) {
      other.add("account", Map.of("name", "Only there"));
      assertThat(Wire.to(other).names("accounts", "name eq 'Only there'")).hasSize(1);
      assertThat(wire.names("accounts", "name eq 'Only there'")).isEmpty();
      assertThat(new Wire(other, wire.token()).get("WhoAmI").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void closedItAnswersNothing() {
    emulator.close();
    emulator.close();
    assertThatThrownBy(() -> wire.get("WhoAmI")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void aTakenPortIsSaid() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      DataverseEmulator.Builder builder = DataverseEmulator.builder().port(taken.getLocalPort());
      assertThatThrownBy(builder::start).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void anotherSeedIsAnotherOrg() {
    try (DataverseEmulator small =
        SmallOrg.with(
            """
        {

          "tables": {"account": {"one": {"name": "Only one", "createdon": "-1d"}}}
        }
        """)) {
      assertThat(small.clientId()).isEqualTo("c");
      assertThat(Wire.to(small).names("accounts", "createdon ne null")).containsExactly("Only one");
    }
  }

  @Test
  void whatIsNeitherApiNorTokenEndpointIsRefused() {
    assertThat(statusOf("/api/search/v2.0/suggest")).isEqualTo(501);
    assertThat(statusOf("/api/data/v8.2/accounts")).isEqualTo(501);
    assertThat(statusOf("/favicon.ico")).isEqualTo(404);
    assertThat(wire.get("accounts?$filter=" + "x".repeat(33_000)).statusCode()).isEqualTo(414);
  }

  private int statusOf(String path) {
    return wire.send(HttpRequest.newBuilder(emulator.url().resolve(path))).statusCode();
  }
}
