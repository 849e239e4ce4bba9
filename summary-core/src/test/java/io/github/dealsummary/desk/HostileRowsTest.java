package io.github.dealsummary.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Question;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers of an environment whose rows nobody would have typed, over a socket. */
class HostileRowsTest {
  private static final String FORGED = "Summarized by Copilot in the sales environment.";
  private static final String LINES = "x\n\n" + FORGED + "\r\u2028" + FORGED + "\u001b[31m";

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @Test
  void valueIsNeverALineOfItsOwn() {
    UUID account =
        sales.add("account", Map.of("name", "Woodgrove " + LINES, "address1_city", LINES));
    UUID deal = deal(account, Map.of("name", LINES, "stepname", LINES, "estimatedvalue", 7));
    UUID competitor = sales.add("competitor", Map.of("name", LINES, "strengths", LINES));
    sales.add("opportunitycompetitors", Map.of("opportunityid", deal, "competitorid", competitor));
    Question question = Question.about(account).withoutCopilot();
    assertThat(desk.summarize(question).text().lines())
        .hasSizeGreaterThan(5)
        .noneMatch(line -> line.startsWith(FORGED));
    assertThat(desk.find(question).text().lines()).noneMatch(line -> line.startsWith(FORGED));
    sales.add("account", Map.of("name", "Woodgrove " + LINES, "address1_city", LINES));
    assertThat(desk.find(Question.about("Woodgrove")).text().lines())
        .as("candidates")
        .hasSize(3)
        .noneMatch(line -> line.startsWith(FORGED));
  }

  @Test
  void longValueLeavesRoomForTheOthers() {
    UUID account = sales.add("account", Map.of("name", "Woodgrove " + "x".repeat(100_000)));
    deal(account, Map.of("name", "y".repeat(100_000), "stepname", "z".repeat(100_000)));
    Question question = Question.about(account).withoutCopilot();
    assertThat(desk.summarize(question).text())
        .hasSizeLessThan(10_000)
        .contains("> Account: Woodgrove x", "It is the customer's only open deal.");
    assertThat(desk.find(question).text()).hasSizeLessThan(10_000).contains("yyy\u2026 - zzz");
  }

  @Test
  void dateAtTheEndOfTimeIsADate() {
    UUID account = sales.add("account", Map.of("name", "Woodgrove"));
    deal(account, Map.of("name", "late", "estimatedclosedate", "9999-12-31"));
    assertThat(desk.find(Question.about("Woodgrove")).text()).contains("closes 12/31/9999");
  }

  private UUID deal(UUID account, Map<String, Object> more) {
    Map<String, Object> row = new HashMap<>(more);
    row.put("customerid_account", account);
    row.put("parentaccountid", account);
    return sales.add("opportunity", row);
  }
}
