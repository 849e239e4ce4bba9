package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.DUSTIN;
import static io.github.dealsummary.Desks.KENNY;
import static io.github.dealsummary.Desks.assertAsReviewed;
import static io.github.dealsummary.Desks.dateless;
import static io.github.dealsummary.Desks.only;
import static io.github.dealsummary.Desks.target;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.CustomerBrief;
import io.github.dealsummary.CustomerBrief.Line;
import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Environment.Role;
import io.github.dealsummary.EnvironmentAnswer;
import io.github.dealsummary.Found;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Briefed;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NotPermitted;
import io.github.dealsummary.Outcome.UnknownCustomer;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.OutboundProxy;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The customer at a glance, from a Sales and a Service environment, over sockets. */
class CustomerBriefTest {
  private static final Question COFFEE = Question.about("Fourth Coffee");
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DataverseEmulator service =
      DataverseEmulator.builder().seed(Path.of("src/test/resources/contoso-service.json")).start();

  private final DealDesk desk =
      DealDesk.open(
          new Settings(
              List.of(
                  target("sales", sales, DEADLINE, Role.SALES),
                  target("service", service, DEADLINE, Role.SERVICE)),
              Settings.Copilot.standard(),
              Ranking.VALUE,
              Matching.standard(),
              Settings.Cache.standard(),
              OutboundProxy.ofJvm()));

  @TempDir private Path folder;

  @AfterEach
  void close() {
    desk.close();
    sales.close();
    service.close();
  }

  @ParameterizedTest
  @CsvSource({"Fourth Coffee, fourth-coffee", "Brian LaMee, brian-lamee"})
  void briefOfASampleCustomerIsAsReviewed(String customer, String file) throws IOException {
    DealAnswer answer = desk.brief(Question.about(customer));
    assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.BRIEFED);
    assertAsReviewed("briefed/" + file, answer.text());
  }

  @Test
  void eachEnvironmentCostsTwoRoundTripsAndServiceIsNotAskedForDeals() {
    desk.brief(COFFEE);
    assertThat(List.of(sales, service))
        .allSatisfy(
            one ->
                assertThat(one.requests())
                    .extracting(RecordedRequest::path)
                    .containsExactly("$batch", "$batch"));
    assertThat(service.requests())
        .flatExtracting(RecordedRequest::parts)
        .extracting(RecordedRequest::path)
        .doesNotContain("opportunities", "opportunityproducts")
        .contains("incidents");
    assertThat(desk.brief(Question.about("Litwar").in("sales")).text()).contains("1 open deal");
    assertThat(sales.requests()).as("the wider look, too, and the candidates' deals").hasSize(5);
  }

  @Test
  void ofSeveralEnvironmentsOneCanBeNamed() {
    DealAnswer answer = desk.brief(COFFEE.in("service"));
    assertThat(answer.environments())
        .extracting(EnvironmentAnswer::environment)
        .containsExactly("service");
    assertThat(answer.text())
        .startsWith("Not allowed with Fourth Coffee: phone calls, fax [service: accounts]\n");
    assertThat(sales.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "prvReadOpportunity, sales, Open deal|Won deal|Product bought|.* regarding 10 orders",
    "prvReadOpportunityProduct, sales, Product bought",
    "prvReadIncident, sales, Open case",
    "prvReadActivity, sales, Last contact",
    "prvReadIncident, service, Open case|.* regarding Product question",
    "prvReadActivity, service, Last contact",
  })
  void refusedPartIsAMissingLineAndTheOthersAreThere(
      String privilege, String environment, String lost) {
    List<String> all = linesOf(COFFEE, environment);
    Pattern start = Pattern.compile("(" + lost + ").*");
    assertThat(all).anyMatch(line -> start.matcher(line).matches());
    (environment.equals("sales") ? sales : service).deny(privilege);
    assertThat(linesOf(COFFEE, environment))
        .isEqualTo(all.stream().filter(line -> !start.matcher(line).matches()).toList());
  }

  @Test
  void customersWithoutDealsInServiceAreFoundWhoeverMayReadDeals() {
    service.deny("prvReadOpportunity");
    assertThat(linesOf(COFFEE, "service"))
        .contains("Customer: Fourth Coffee, account, S-0007, Renton");
  }

  @Test
  void valueThatIsNotAsDocumentedIsLeftOutAndSaid() {
    service.inject(Fault.on("incidents").body("{\"value\":[{\"title\":7}]}"));
    assertThat(linesOf(COFFEE, "service"))
        .contains(
            "Open case: one without number and title",
            "1 value of the cases could not be read and was left out (title).")
        .anyMatch(line -> line.startsWith("Last contact"));
  }

  @ParameterizedTest
  @CsvSource({
    "donotphone, phone calls",
    "donotemail, e-mail",
    "donotbulkemail, bulk e-mail",
    "donotpostalmail, mail",
    "donotbulkpostalmail, bulk mail",
    "donotfax, fax",
    "donotsendmm, marketing material",
  })
  void eachFlagIsSaidBeforeAllElse(String flag, String words) {
    sales.add("contact", Map.of("fullname", "Nancy Hirota", flag, true));
    sales.add("account", Map.of("name", "Woodgrove", flag, true));
    assertThat(text("Nancy Hirota"))
        .startsWith("Not allowed with Nancy Hirota: " + words + " [sales: contacts]\n\n");
    assertThat(text("Woodgrove"))
        .startsWith("Not allowed with Woodgrove: " + words + " [sales: accounts]\n\n");
  }

  @Test
  void flagsOfAllEnvironmentsComeBeforeAllElse() {
    assertThat(desk.brief(COFFEE).text())
        .startsWith(
            """
            Not allowed with Fourth Coffee (sample): bulk e-mail [sales: accounts]
            Not allowed with Fourth Coffee: phone calls, fax [service: accounts]
            Not allowed with Yvonne McKay: phone calls [service: contacts]

            [sales]
            Customer: Fourth Coffee (sample)""");
  }

  @Test
  void peopleOfAFirmHaveWishesOfTheirOwn() {
    UUID firm = sales.add("account", Map.of("name", "Woodgrove"));
    for (int i = 1; i <= 7; i++) {
      sales.add(
          "contact",
          Map.of("fullname", "Person " + i, "donotphone", true, "parentcustomerid_account", firm));
    }
    Map<String, Object> content = Map.of("fullname", "A", "parentcustomerid_account", firm);
    sales.add("contact", content);
    Map<String, Object> gone = new HashMap<>(content);
    gone.putAll(Map.of("donotemail", true, "statecode", 1));
    sales.add("contact", gone);
    assertThat(text("Woodgrove"))
        .startsWith(
            """
            Not allowed with Person 1: phone calls [sales: contacts]
            Not allowed with Person 2: phone calls [sales: contacts]
            Not allowed with Person 3: phone calls [sales: contacts]
            Not allowed with Person 4: phone calls [sales: contacts]
            Not allowed with Person 5: phone calls [sales: contacts]
            More of its contacts with such restrictions: 2 [sales: contacts]

            Customer: Woodgrove""");
  }

  @Test
  void peopleWhoAreNotToBeCalledComeFirst() {
    UUID firm = sales.add("account", Map.of("name", "Woodgrove"));
    for (int i = 1; i <= 6; i++) {
      sales.add(
          "contact",
          Map.of("fullname", "A " + i, "donotbulkemail", true, "parentcustomerid_account", firm));
    }
    sales.add(
        "contact", Map.of("fullname", "Zoe", "donotphone", true, "parentcustomerid_account", firm));
    assertThat(text("Woodgrove")).startsWith("Not allowed with Zoe: phone calls [sales: contacts]");
  }

  @Test
  void peopleWhoseWishesCannotBeReadAreNoPermission() {
    UUID firm = sales.add("account", Map.of("name", "Woodgrove"));
    sales.inject(passOnce("contacts"));
    sales.inject(Fault.on("contacts").status(403).times(1));
    assertThat(desk.brief(Question.about(firm).in("sales")).text())
        .startsWith(
            "Whether a contact of Woodgrove may be contacted could not be read. [sales: contacts]");
  }

  @Test
  void lastContactsAreThoseAboutDealsAndCasesToo() {
    UUID firm = sales.add("account", Map.of("name", "Woodgrove"));
    UUID person =
        sales.add("contact", Map.of("fullname", "Josh", "parentcustomerid_account", firm));
    UUID other = sales.add("account", Map.of("name", "Southridge"));
    UUID deal = sales.add("opportunity", Map.of("name", "Desks", "parentaccountid", firm));
    UUID lost =
        sales.add(
            "opportunity", Map.of("name", "Lamps", "statecode", 2, "customerid_account", firm));
    UUID problem = sales.add("incident", Map.of("title", "Scratch", "customerid_contact", person));
    UUID foreign = sales.add("incident", Map.of("title", "Dent", "customerid_account", other));
    completed("phonecall", 1, "regardingobjectid_opportunity_phonecall", deal);
    completed("email", 2, "regardingobjectid_incident_email", problem);
    completed("appointment", 3, "regardingobjectid_opportunity_appointment", lost);
    completed("phonecall", 4, "regardingobjectid_contact_phonecall", person);
    completed("email", 5, "regardingobjectid_incident_email", foreign);
    completed("task", 6, "regardingobjectid_opportunity_task", deal);
    assertThat(lines("Woodgrove").stream().filter(line -> line.topic() == Topic.LAST_CONTACT))
        .extracting(line -> dateless(line.text()) + " " + line.source())
        .containsExactly(
            "Last contact: phone call, <date> - number 1, regarding Desks activitypointers",
            "Last contact: e-mail, <date> - number 2, regarding Scratch activitypointers",
            "Last contact: appointment, <date> - number 3, regarding Lamps activitypointers",
            "Last contact: phone call, <date> - number 4, regarding Josh phonecalls");
  }

  private void completed(String activity, int daysAgo, String regarding, UUID what) {
    sales.add(
        activity,
        Map.of(
            "subject",
            "number " + daysAgo,
            "statecode",
            1,
            "actualend",
            Instant.now().minus(Duration.ofDays(daysAgo)).toString(),
            regarding,
            what));
  }

  @Test
  void nothingIsSaidToBeAllowedUnlessEveryFlagSaysSo() {
    Map<String, Object> row = new HashMap<>();
    for (String flag :
        List.of(
            "donotphone",
            "donotemail",
            "donotbulkemail",
            "donotpostalmail",
            "donotbulkpostalmail",
            "donotfax")) {
      row.put(flag, false);
    }
    row.put("name", "Woodgrove");
    sales.add("account", row);
    assertThat(text("Woodgrove"))
        .isEqualTo(
            """
            Customer: Woodgrove, account [sales: accounts]
            Not known whether allowed: marketing material [sales: accounts]""");
    row.put("name", "Southridge");
    row.put("donotsendmm", false);
    row.put("preferredappointmenttimecode", 3);
    sales.add("account", row);
    assertThat(text("Southridge"))
        .isEqualTo(
            """
            Customer: Southridge, account [sales: accounts]
            No kind of contact is ruled out here [sales: accounts]
            Preferred contact: Evening [sales: accounts]""");
  }

  @Test
  void flagsThatCannotBeReadAreNoPermission() {
    UUID id = sales.add("account", Map.of("name", "Woodgrove", "donotphone", true));
    sales.inject(passOnce("accounts"));
    sales.inject(Fault.on("accounts").status(403).times(1));
    assertThat(desk.brief(Question.about(id).in("sales")).text())
        .isEqualTo(
            """
            Whether Woodgrove may be contacted could not be read. [sales: accounts]

            Customer: Woodgrove, account [sales: accounts]""");
  }

  @Test
  void environmentWhoseRowsCannotBeReadAtAllIsMarked() {
    service.inject(passOnce("$batch"));
    service.inject(Fault.on("$batch").status(400).times(1));
    DealAnswer answer = desk.brief(COFFEE);
    assertThat(answer.failures()).hasSize(1);
    assertThat(answer.text())
        .contains("[service]\nThis environment could not be asked.", "Open deal");
  }

  @Test
  void environmentWhereEachPartIsRefusedIsMarked() {
    UUID id = service.add("account", Map.of("name", "Woodgrove"));
    service.inject(passOnce("accounts"));
    service.inject(passOnce("contacts"));
    Stream.of(
            "accounts",
            "contacts",
            "incidents",
            "phonecalls",
            "emails",
            "appointments",
            "activitypointers")
        .forEach(table -> service.inject(Fault.on(table).status(403)));
    assertThat(
            catchThrowableOfType(
                    DataverseException.class, () -> desk.brief(Question.about(id).in("service")))
                .kind())
        .isEqualTo(Kind.FORBIDDEN);
  }

  @ParameterizedTest
  @CsvSource({
    "opportunities, open deals",
    "opportunityproducts, products",
    "phonecalls, phone calls",
    "incidents, cases",
    "activitypointers, deal activities",
    "activitypointers, case activities",
  })
  void partThatFailsForNowIsNotPassedOver(String table, String what) {
    sales.inject(Fault.on(table).status(500));
    assertThat(desk.brief(COFFEE.in("sales")).text())
        .contains("Could not be read, ask again: " + what + " [sales: " + table + "]");
  }

  @Test
  void idOfOneEnvironmentSaysNothingOfTheOthers() {
    UUID id = sales.add("account", Map.of("name", "Woodgrove"));
    assertThat(desk.brief(Question.about(id)).text())
        .startsWith("Not known whether the customer may be contacted: service\n\n");
  }

  @Test
  void deadEnvironmentIsMarkedAndHidesNoOther() {
    service.revokeSecret();
    DealAnswer answer = desk.brief(COFFEE);
    assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.BRIEFED);
    assertThat(answer.text())
        .contains("\nNot known whether the customer may be contacted: service\n\n[sales]\nCustomer")
        .contains("[service]\nThis environment could not be asked.");
    sales.revokeSecret();
    assertThat(catchThrowableOfType(DataverseException.class, () -> desk.brief(COFFEE)).kind())
        .isEqualTo(Kind.UNAUTHENTICATED);
  }

  @Test
  void deadSalesEnvironmentLeavesTheCases() {
    sales.revokeSecret();
    DealAnswer answer = desk.brief(COFFEE);
    assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.BRIEFED);
    assertThat(answer.text())
        .startsWith("Not allowed with Fourth Coffee: phone calls, fax [service: accounts]")
        .contains("[sales]\nThis environment could not be asked.", "Open case: CAS-01213-S0A1");
    assertThat(
            catchThrowableOfType(
                DataverseException.class, () -> desk.brief(Question.about("Humongous"))))
        .as("whom one does not know, the silent one may")
        .isNotNull();
  }

  @Test
  void unknownInOneAndAmbiguousInTheOtherAreToldBeside() {
    DealAnswer litware = desk.brief(Question.about("Litwar"));
    assertThat(litware.outcome().kind()).isEqualTo(Outcome.Kind.AMBIGUOUS_CUSTOMER);
    assertThat(litware.outcomes())
        .hasExactlyElementsOfTypes(AmbiguousCustomer.class, UnknownCustomer.class);
    DealAnswer northwind = desk.brief(Question.about("Northwind Traders"));
    assertThat(northwind.outcome().kind()).isEqualTo(Outcome.Kind.BRIEFED);
    assertThat(northwind.outcomes())
        .hasExactlyElementsOfTypes(AmbiguousCustomer.class, Briefed.class);
    assertThat(northwind.text())
        .contains("- Northwind Traders (sample) (account, NWT-SEA, Seattle, 1 open deal")
        .contains("Open case: CAS-01001-S0A4, Shipment question (sample)");
    assertThat(desk.brief(Question.about("Humongous")).outcome().kind())
        .isEqualTo(Outcome.Kind.UNKNOWN_CUSTOMER);
  }

  @Test
  void candidatesAreNamedThoughTheirDealsMayNotBeRead() {
    sales.deny("prvReadOpportunity");
    assertThat(text("Litwar"))
        .contains("- Litware Europe (sample) (account, ACTBBDC4, Dublin, id ");
  }

  @Test
  void customerIsFoundByIdAsForDeals() {
    Briefed named = only(desk.brief(COFFEE.in("sales")), Briefed.class);
    DealAnswer answer = desk.brief(Question.about(named.brief().customer().id()));
    assertThat(answer.outcomes()).hasExactlyElementsOfTypes(Briefed.class, UnknownCustomer.class);
    assertThat(answer.outcomes().findFirst()).contains(named);
  }

  @Test
  void callerSeesNoMoreThanTheirRightsAllow() {
    DealAnswer agent = desk.brief(COFFEE.askedBy(KENNY));
    assertThat(agent.text().substring(agent.text().indexOf("[service]")))
        .contains("Open case: CAS-01213-S0A1")
        .doesNotContain("Last contact");
    DealAnswer stockKeeper = desk.brief(COFFEE.in("service").askedBy(DUSTIN));
    assertThat(stockKeeper.outcomes()).hasExactlyElementsOfTypes(NotPermitted.class);
    assertThat(stockKeeper.text()).doesNotContain("Fourth", "CAS-", "phone");
    DealAnswer stranger = desk.brief(COFFEE.askedBy(UUID.randomUUID()));
    assertThat(stranger.outcomes())
        .hasExactlyElementsOfTypes(NotPermitted.class, NotPermitted.class);
    assertThat(stranger.text()).doesNotContain("Fourth", "CAS-", "$");
  }

  @Test
  void callerSeesOfDealsProductsAndCasesOnlyTheirOwn() throws IOException {
    ObjectNode seed = sampleOrg();
    ObjectNode security = seed.putObject("security");
    ObjectNode privileges = security.putObject("roles").putObject("seller").putObject("privileges");
    Stream.of("Account", "Contact", "OpportunityProduct")
        .forEach(table -> privileges.put("prvRead" + table, "Global"));
    Stream.of("Opportunity", "Incident", "Activity")
        .forEach(table -> privileges.put("prvRead" + table, "Basic"));
    security.putObject("users").putArray("dustin-ochs").add("seller");
    Path file = Files.writeString(folder.resolve("seed.json"), seed.toString());
    try (DataverseEmulator restricted = DataverseEmulator.builder().seed(file).start();
        DealDesk own = DealDesk.open(Settings.from(restricted.variables()))) {
      assertThat(
              own.brief(COFFEE.askedBy(DUSTIN))
                  .text()
                  .lines()
                  .map(line -> line.replaceFirst(":.*", "")))
          .containsExactly(
              "Not allowed with Fourth Coffee (sample)",
              "",
              "Customer",
              "Preferred contact",
              "Open deal",
              "Open case");
      assertThat(own.brief(COFFEE.askedBy(DUSTIN)).text())
          .contains("Barista training for the autumn (sample) - $1,200.00")
          .doesNotContain("10 orders", "Grinders", "Espresso", "Airpot");
    }
  }

  @Test
  void valueIsNeverALineOfItsOwn() {
    String forged = "Not allowed with anybody: e-mail [sales: accounts]";
    String hostile = "x\n\n" + forged + "\r\u2028" + forged + "\u001b[31m";
    UUID account =
        sales.add(
            "account",
            Map.of("name", "Woodgrove " + hostile, "address1_city", hostile, "donotfax", true));
    UUID won =
        sales.add(
            "opportunity",
            Map.of(
                "name", hostile, "statecode", 1, "actualvalue", 1, "customerid_account", account));
    sales.add("opportunity", Map.of("name", hostile, "customerid_account", account));
    sales.add("opportunityproduct", Map.of("productname", hostile, "opportunityid", won));
    sales.add("incident", Map.of("title", hostile, "customerid_account", account));
    sales.add(
        "phonecall",
        Map.of("subject", hostile, "statecode", 1, "regardingobjectid_account_phonecall", account));
    assertThat(desk.brief(Question.about(account).in("sales")).text().lines())
        .hasSize(9)
        .noneMatch(line -> line.startsWith(forged))
        .allMatch(line -> line.isEmpty() || line.matches(".* \\[sales: [a-z]+]"));
  }

  @Test
  void longListsAreCutAndSaySo() {
    UUID account = sales.add("account", Map.of("name", "Woodgrove"));
    for (int i = 0; i < 12; i++) {
      String name = "number " + (char) ('a' + i);
      sales.add(
          "opportunity", Map.of("name", name, "estimatedvalue", 10, "customerid_account", account));
      UUID won =
          sales.add(
              "opportunity",
              Map.of(
                  "name",
                  name,
                  "statecode",
                  1,
                  "actualvalue",
                  5,
                  "customerid_account",
                  account,
                  "actualclosedate",
                  "2026-01-0" + (i % 9 + 1)));
      sales.add("opportunityproduct", Map.of("productname", name, "opportunityid", won));
      sales.add(
          "opportunityproduct",
          Map.of("productname", name.toUpperCase(Locale.ROOT), "opportunityid", won));
      sales.add("incident", Map.of("title", name, "customerid_account", account));
      sales.add(
          "email",
          Map.of("subject", name, "statecode", 1, "regardingobjectid_account_email", account));
      sales.add(
          "appointment",
          Map.of(
              "subject", name, "statecode", 1, "regardingobjectid_account_appointment", account));
    }
    List<Line> lines = lines("Woodgrove");
    assertThat(lines.stream().filter(line -> line.topic() == Topic.OPEN_DEAL))
        .hasSize(6)
        .first()
        .extracting(Line::text)
        .isEqualTo("Open deals: 12. Together they come to $120.00.");
    assertThat(lines.stream().filter(line -> line.topic() == Topic.WON_DEAL))
        .hasSize(4)
        .first()
        .extracting(Line::text)
        .isEqualTo("Won deals: 12. Together they came to $60.00.");
    assertThat(lines.stream().filter(line -> line.topic() == Topic.PRODUCT_BOUGHT))
        .hasSize(11)
        .last()
        .extracting(Line::text)
        .isEqualTo("Products bought: 2 more");
    assertThat(lines.stream().filter(line -> line.topic() == Topic.OPEN_CASE))
        .hasSize(6)
        .last()
        .extracting(Line::text)
        .isEqualTo("Open cases: 7 more");
    assertThat(lines.stream().filter(line -> line.topic() == Topic.LAST_CONTACT)).hasSize(5);
  }

  @Test
  void wonDealWithoutAValueIsNotCountedAsNothing() {
    UUID account = sales.add("account", Map.of("name", "Woodgrove"));
    Map<String, Object> won = Map.of("statecode", 1, "customerid_account", account);
    Stream.of(Map.of("name", "a"), Map.of("name", "b", "actualvalue", 5))
        .forEach(
            more -> {
              Map<String, Object> row = new HashMap<>(won);
              row.putAll(more);
              sales.add("opportunity", row);
            });
    assertThat(text("Woodgrove"))
        .contains("Won deals: 2. Together they came to $5.00, 1 of them without a value. [sales");
  }

  @Test
  void productsSayInHowManyDealsAndWhenLast() {
    UUID account = sales.add("account", Map.of("name", "Woodgrove"));
    UUID product = sales.add("product", Map.of("name", "Airpot Duo", "productnumber", "A-2"));
    for (String day : List.of("2026-03-01", "2026-05-02", "2026-04-03")) {
      UUID won =
          sales.add(
              "opportunity",
              Map.of(
                  "name", day, "statecode", 1, "actualclosedate", day, "parentaccountid", account));
      sales.add("opportunityproduct", Map.of("productid", product, "opportunityid", won));
      sales.add("opportunityproduct", Map.of("productid", product, "opportunityid", won));
    }
    UUID open = sales.add("opportunity", Map.of("name", "open", "customerid_account", account));
    sales.add("opportunityproduct", Map.of("productname", "not bought yet", "opportunityid", open));
    assertThat(lines("Woodgrove").stream().filter(line -> line.topic() == Topic.PRODUCT_BOUGHT))
        .extracting(Line::text)
        .containsExactly("Product bought: Airpot Duo - in 3 won deals, the last closed 5/2/2026");
  }

  @Test
  void openDealsAreRankedAsAsked() {
    assertThat(desk.brief(COFFEE.in("sales").rankedBy(Ranking.CLOSE_DATE)).text().lines())
        .filteredOn(line -> line.startsWith("Open deal: "))
        .first()
        .asString()
        .startsWith("Open deal: Grinders");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Litware, Inc.", "555-0150", "fourthcoffee.com", "AFFSE9IK"})
  void whoIsMeantIsDecidedAsForDeals(String asked) {
    Found.Deals deals = only(desk.find(Question.about(asked)), Listed.class).found();
    CustomerBrief brief = brief(Question.about(asked), "sales");
    assertThat(brief.customer()).isEqualTo(deals.customer());
    assertThat(brief.match()).isEqualTo(deals.match());
  }

  /**
   * A fault that harms nobody and is used up by the first request for the table, by which the
   * customer is found. The next fault that is injected meets the second, by which the brief is
   * read.
   */
  private static Fault passOnce(String table) {
    return Fault.on(table).times(1);
  }

  private static ObjectNode sampleOrg() throws IOException {
    try (InputStream file = DataverseEmulator.class.getResourceAsStream("contoso-sales.json")) {
      return (ObjectNode) new ObjectMapper().readTree(requireNonNull(file));
    }
  }

  private String text(String customer) {
    return desk.brief(Question.about(customer).in("sales")).text();
  }

  private List<Line> lines(String customer) {
    return brief(Question.about(customer), "sales").lines();
  }

  private List<String> linesOf(Question question, String environment) {
    return brief(question, environment).lines().stream().map(Line::text).toList();
  }

  private CustomerBrief brief(Question question, String environment) {
    return only(desk.brief(question.in(environment)), Briefed.class).brief();
  }
}
