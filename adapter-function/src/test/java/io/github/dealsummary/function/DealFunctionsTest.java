package io.github.dealsummary.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DealFunctionsTest {
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
