package io.github.dealsummary.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.github.dealsummary.contract.Call;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.contract.Reply;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        functions.summarize(
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

  @Test
  void tabsAndLineEndsInANameAreBlanksAndOtherControlCharactersAreRefused() {
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      DealFunctions functions = new DealFunctions(new SharedDesk(sales::variables));
      Object deals = find(functions, new HostRequest(COFFEE)).getBody();
      assertThat(deals.toString())
          .startsWith("There are 3 open deals with Fourth Coffee (sample):");

      for (String name : List.of("Fourth%09Coffee", "%09Fourth%0D%0ACoffee%20%0D%0A")) {
        HttpResponseMessage reply = find(functions, new HostRequest("customerName=" + name));
        assertThat(reply.getStatusCode()).isEqualTo(200);
        assertThat(reply.getBody()).isEqualTo(deals);
      }
      for (String name : List.of("Fourth%07Coffee", "Fourth%20Coffee%1B", "%00")) {
        HttpResponseMessage reply = find(functions, new HostRequest("customerName=" + name));
        assertThat(reply.getStatusCode()).isEqualTo(400);
        assertThat(reply.getBody().toString()).contains("control characters");
      }
    }
  }

  @Test
  void fileNamesTheSchemeThatTheCallerReached() {
    assertThat(swagger("", Map.of())).contains("\"schemes\": [\"https\"]");
    assertThat(swagger("", Map.of("x-forwarded-proto", "http"))).contains("[\"http\"]");
    Map<String, String> local = Map.of("host", "localhost:7071", "x-forwarded-proto", "");
    assertThat(swagger("", local))
        .contains("\"host\": \"localhost:7071\"", "\"schemes\": [\"http\"]");
    assertThat(swagger("a=|", local)).as("an address that cannot be read").contains("[\"https\"]");
    assertThat(swagger("a=|", Map.of())).contains("[\"https\"]");
  }

  private String swagger(String query, Map<String, String> headers) {
    DealFunctions functions = new DealFunctions(new SharedDesk(Map::of));
    HostRequest request = new HostRequest(query, headers, Optional.empty());
    HttpResponseMessage reply = functions.swagger(request, new HostContext("Swagger", logger()));
    assertThat(reply.getStatusCode()).isEqualTo(200);
    return reply.getBody().toString();
  }

  @Test
  void everyOperationHasAFunctionThatAnswersIt() throws Exception {
    String insight = "{\"customerName\":\"Fourth Coffee\",\"text\":\"They compare us.\"}";
    HostRequest request = new HostRequest(COFFEE, Map.of(), Optional.of(insight));
    Map<String, Method> byName = functions();
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      Map<String, String> variables = new HashMap<>(sales.variables());
      variables.put("DEAL_SUMMARY_CACHE_ENTRIES", "0");
      SharedDesk shared = new SharedDesk(() -> variables);
      DealContract contract = new DealContract(shared::desk, shared::callers);
      DealFunctions functions = new DealFunctions(shared);
      for (Operation operation : Operation.values()) {
        Method function = Objects.requireNonNull(byName.remove(operation.id()), operation.id());
        HttpTrigger trigger = trigger(function);
        assertThat(Operation.BASE_PATH + "/" + trigger.route()).isEqualTo(operation.path());
        assertThat(trigger.methods())
            .extracting(HttpMethod::name)
            .containsExactly(operation.method());
        assertThat(trigger.authLevel()).isEqualTo(AuthorizationLevel.FUNCTION);
        sales.reset();
        Reply expected =
            contract.answer(
                operation,
                new Call(
                    request.getQueryParameters(),
                    name -> Optional.ofNullable(request.getHeaders().get(name)),
                    request::getBody));
        sales.reset();

        HttpResponseMessage reply =
            (HttpResponseMessage)
                function.invoke(functions, request, new HostContext(operation.id(), logger()));

        assertThat(reply.getStatusCode()).isEqualTo(200);
        assertThat(reply.getBody()).isEqualTo(expected.body());
      }
    }
    assertThat(byName.keySet()).containsExactly("Swagger");
  }

  private static Map<String, Method> functions() {
    Map<String, Method> functions = new HashMap<>();
    for (Method method : DealFunctions.class.getMethods()) {
      FunctionName name = method.getAnnotation(FunctionName.class);
      if (name != null) {
        functions.put(name.value(), method);
      }
    }
    return functions;
  }

  private static HttpTrigger trigger(Method function) {
    return Objects.requireNonNull(function.getParameters()[0].getAnnotation(HttpTrigger.class));
  }

  private HttpResponseMessage find(DealFunctions functions, HostRequest request) {
    return functions.find(request, new HostContext("FindDeals", logger()));
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
