package io.github.dealsummary.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DealFunctionsTest {
  private static final UUID KENNY = UUID.fromString("c0a50000-0000-4000-8000-0000000000a1");
  private static final String COFFEE = "customerName=Fourth%20Coffee";

  private final List<String> logged = new ArrayList<>();

  @Test
  void errorBecomesAReplyAndALineInTheInvocationsLog() {
    DealFunctions functions =
        new DealFunctions(
            new SharedDesk(
                () -> {
                  throw new ExceptionInInitializerError("while asking for Fourth Coffee");
                }));

    HttpResponseMessage reply =
        functions.dealSummary(
            new HostRequest("customerName=Fourth%20Coffee"),
            new HostContext("DealSummary", logger()));

    assertThat(reply.getStatusCode()).isEqualTo(500);
    assertThat(reply.getHeader("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.getBody().toString()).doesNotContain("Initializer", "Coffee");
    assertThat(logged)
        .singleElement()
        .asString()
        .contains("ExceptionInInitializerError")
        .doesNotContain("Coffee");
  }

  @Test
  void callerIsReadFromTheHeadersTheHostPassesOn() {
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      Map<String, String> variables = new HashMap<>(sales.variables());
      variables.put("DEAL_SUMMARY_CALLER", "token");
      DealFunctions functions = new DealFunctions(new SharedDesk(() -> variables));
      Map<String, String> header = Map.of("authorization", "Bearer " + sales.userAssertion(KENNY));

      assertThat(find(functions, new HostRequest(COFFEE, header, Optional.empty())).getStatusCode())
          .isEqualTo(200);
      assertThat(sales.requests())
          .isNotEmpty()
          .allSatisfy(
              request -> assertThat(request.headers()).containsEntry("callerobjectid", "" + KENNY));
      HttpResponseMessage nobody = find(functions, new HostRequest(COFFEE + "&oid=" + KENNY));
      assertThat(nobody.getStatusCode()).isEqualTo(401);
      assertThat(nobody.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  private HttpResponseMessage find(DealFunctions functions, HostRequest request) {
    return functions.findDeals(request, new HostContext("FindDeals", logger()));
  }

  private Logger logger() {
    Logger logger = Logger.getAnonymousLogger();
    logger.setUseParentHandlers(false);
    logger.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            logged.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
    return logger;
  }
}
