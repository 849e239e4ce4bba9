package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.assertAsReviewed;
import static io.github.dealsummary.Desks.dateless;
import static io.github.dealsummary.Desks.only;
import static io.github.dealsummary.dataverse.Condition.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Desks;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Question;
import io.github.dealsummary.Summary;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import io.github.dealsummary.summary.TemplateSummaryGenerator;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The written summary, over a socket, against a golden file for each sample deal. */
class TemplateSummaryTest {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fourth Coffee",
        "Fabrikam",
        "Blue Yonder Airlines",
        "Contoso Pharmaceuticals",
        "Alpine Ski House",
        "Coho Winery",
        "City Power & Light",
        "Litware, Inc.",
        "Litware Europe",
        "NWT-SEA",
        "NWT-PDX",
        "Adventure Works Cycles",
        "OBS-1",
        "Café Zoë ☕",
        "WWI-50",
        "Brian LaMee"
      })
  void summaryOfASampleDealIsAsReviewed(String customer) throws IOException {
    String name =
        customer.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("-$", "");
    assertAsReviewed("written/" + name, written(Question.about(customer)));
  }

  @Test
  void everySectionIsWrittenFromItsRows() throws IOException {
    addPartsToFourthCoffee();
    assertAsReviewed("written/with-every-section", written(Question.about("Fourth Coffee")));
    assertThat(sales.requests())
        .as("one to find, one to read the rows")
        .extracting(RecordedRequest::path)
        .endsWith("systemusers", "$batch", "$batch");
  }

  @ParameterizedTest
  @CsvSource({
    "prvReadQuote, Quotes:",
    "prvReadOpportunityProduct, Products:",
    "prvReadConnection, Stakeholders:",
    "prvReadAuditSummary, Stage changed|1 value of the rows",
    "prvReadCompetitor, Competitor:",
  })
  void refusedPartIsAMissingLineAndNoFailure(String privilege, String start) {
    addPartsToFourthCoffee();
    String all = written(Question.about("Fourth Coffee"));
    Pattern lost = Pattern.compile("(" + start + ").*");
    assertThat(all.lines()).anyMatch(line -> lost.matcher(line).matches());
    sales.deny(privilege);
    String expected =
        String.join("\n", all.lines().filter(line -> !lost.matcher(line).matches()).toList())
            .strip();
    assertThat(written(Question.about("Fourth Coffee"))).isEqualTo(expected);
  }

  @Test
  void valueThatIsNotAsDocumentedIsLeftOutAndSaid() {
    addPartsToFourthCoffee();
    sales.inject(
        Fault.on("opportunityproducts").body("{\"value\":[{\"extendedamount\":\"much\"}]}"));
    assertThat(written(Question.about("Fourth Coffee")))
        .contains("Quotes:", "Budget:", "Product: one without a name.")
        .endsWith(
            "2 values of the rows around the deal could not be read and were left out"
                + " (extendedamount, changedata).");
  }

  @Test
  void whatWasBoughtIsAtLeastWhatWasRead() {
    UUID account = sales.add("account", Map.of("name", "Woodgrove"));
    sales.add("opportunity", Map.of("name", "open", "parentaccountid", account));
    for (int i = 0; i < 109; i++) {
      sales.add("opportunity", Map.of("name", "lost", "statecode", 2, "parentaccountid", account));
    }
    sales.add(
        "opportunity",
        Map.of(
            "name",
            "won",
            "statecode",
            1,
            "actualvalue",
            100,
            "actualclosedate",
            "2026-11-01",
            "parentaccountid",
            account));
    assertThat(written(Question.about("Woodgrove")))
        .contains("Bought so far: at least $100.00.", "Deals won: 1 of the last 100 closed.");
  }

  @Test
  void dealWithoutAnythingSaysSoAndInventsNothing() {
    UUID account = sales.add("account", Map.of("name", "Bare"));
    sales.add("opportunity", Map.of("name", "bare deal", "customerid_account", account));
    assertThat(dateless(written(Question.about("Bare"))))
        .isEqualTo("Account: Bare\n\nCustomer: on file since <date>.");
  }

  @Test
  void whereCopilotFailsTheAnswerCostsThreeRoundTrips() {
    sales.inject(Fault.on("msdyn_SalesOpportunitySummary").status(403));
    assertThat(desk.summarize(Question.about("Fourth Coffee")).text())
        .contains("Bought so far: $22,469.39", "not by Copilot: Copilot is not permitted");
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .containsExactly("$batch", "msdyn_SalesOpportunitySummary", "$batch");
  }

  @Test
  void deadRowsLeaveTheDealsOwnFields() {
    Question question = Question.about("Fourth Coffee").withoutCopilot();
    Listed found = only(desk.find(question), Listed.class);
    sales.inject(Fault.on("$batch").status(400));
    try (var client = Settings.from(sales.variables()).environments().get(0).open().client()) {
      Environment environment = new Environment("sales", client, Duration.ofSeconds(9));
      Summary summary =
          new TemplateSummaryGenerator().summarize(environment, question, found.found().top());
      assertThat(summary.text()).contains("Est. revenue: $10,000.00").doesNotContain("Bought");
    }
  }

  @Test
  void leavingCopilotOutIsSaid() {
    assertThat(desk.summarize(Question.about("Fourth Coffee").withoutCopilot()).text())
        .endsWith(
            "Written from the deal's own rows, not by Copilot: Copilot was left out, as asked.");
  }

  @Test
  void longTextEndsWithASentence() {
    sales.inject(
        Fault.on("msdyn_SalesOpportunitySummary")
            .body("{\"msdyn_summary_raw\":\"" + "This is a sentence. ".repeat(99) + "\"}"));
    try (DealDesk brief = Desks.open(sales, "DEAL_SUMMARY_MAX_CHARACTERS", "200")) {
      Summarized result = only(brief.summarize(Question.about("Fourth Coffee")), Summarized.class);
      assertThat(result.summary().text()).hasSizeBetween(180, 200).endsWith("sentence.");
    }
  }

  private void addPartsToFourthCoffee() {
    Listed found = only(desk.find(Question.about("Fourth Coffee")), Listed.class);
    UUID deal = found.found().top().id();
    UUID other = found.found().ranked().get(1).id();
    sales.add(
        "quote", Map.of("name", "q1", "opportunityid", deal, "createdon", "2026-08-20T06:42:00Z"));
    sales.add(
        "quote",
        Map.of(
            "name", "q2",
            "opportunityid", deal,
            "createdon", "2026-08-22T06:42:00Z",
            "totalamount", 500,
            "effectiveto", "2026-12-31T00:00:00Z"));
    Stream.of(
            Map.entry("3D printers", 2000),
            Map.entry("Paper", 500),
            Map.entry("Laser printers", 1500))
        .forEach(
            product ->
                sales.add(
                    "opportunityproduct",
                    Map.of(
                        "opportunityid", deal,
                        "productname", product.getKey(),
                        "extendedamount", product.getValue())));
    UUID role = sales.add("connectionrole", Map.of("name", "Stakeholder"));
    UUID jim = sales.add("contact", Map.of("fullname", "Jim Stake"));
    UUID paul = sales.add("contact", Map.of("fullname", "Paul Stake"));
    Stream.of(new UUID[] {deal, jim}, new UUID[] {other, jim}, new UUID[] {deal, paul})
        .forEach(
            pair ->
                sales.add(
                    "connection",
                    Map.of(
                        "record1id_opportunity", pair[0],
                        "record2id_contact", pair[1],
                        "record2roleid", role)));
    UUID rival =
        sales.add(
            "competitor",
            Map.of("name", "Woodgrove", "strengths", "price", "weaknesses", "delivery"));
    sales.add("opportunitycompetitors", Map.of("opportunityid", deal, "competitorid", rival));
    UUID kenny = userId();
    sales.add(
        "audit",
        Map.of(
            "objectid_opportunity",
            deal,
            "operation",
            2,
            "createdon",
            "2026-08-22T06:57:00Z",
            "userid",
            kenny,
            "changedata",
            "{\"changedAttributes\":[{\"logicalName\":\"stepname\","
                + "\"oldValue\":\"3-Propose\",\"newValue\":\"2-Develop\"}]}"));
    sales.add(
        "audit",
        Map.of(
            "objectid_opportunity",
            deal,
            "operation",
            2,
            "createdon",
            "2026-08-23T06:57:00Z",
            "userid",
            kenny,
            "changedata",
            "not what we know"));
  }

  private UUID userId() {
    Environment environment = Settings.from(sales.variables()).environments().get(0).open();
    try (var client = environment.client()) {
      return client.stream(Query.of("systemusers").where(column("fullname").eq("Kenny Smith")))
          .findFirst()
          .flatMap(row -> row.id("systemuserid"))
          .orElseThrow();
    }
  }

  private String written(Question question) {
    return only(desk.summarize(question.withoutCopilot()), Summarized.class).summary().text();
  }
}
