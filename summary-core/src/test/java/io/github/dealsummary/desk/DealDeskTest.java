package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.KENNY;
import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.Candidate;
import io.github.dealsummary.Customer;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Deals;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Found;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Outcome.Summarized;
import io.github.dealsummary.Question;
import io.github.dealsummary.Summary;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions to a Sales environment, over a socket. */
class DealDeskTest {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @Test
  void topDealIsFoundAndSummarizedInTwoRoundTrips() {
    DealAnswer answer = desk.summarize(Question.about("Fourth Coffee"));
    assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.SUMMARIZED);
    assertThat(answer.text())
        .contains("10 orders of Product SKU JJ202 (sample)", "$10,000.00", "Yvonne McKay (sample)")
        .contains("Ranked by value: of the customer's 3 open deals it has the highest estimated")
        .contains("The other 2 come to €8,400.00 and $1,200.00.")
        .contains("Summarized by Copilot in the sales environment.");
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .containsExactly("$batch", "msdyn_SalesOpportunitySummary");
    assertThat(sales.tokenRequests()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Brian LaMee              | SUMMARIZED          | a contact buys",
        "Yvonne McKay             | SUMMARIZED          | a contact of the account's deals",
        "Adventure Works          | NO_OPEN_OPPORTUNITY | the similar firm with a deal is another",
        "Trey Research            | NO_OPEN_OPPORTUNITY | never had one",
        "Litwar                   | AMBIGUOUS_CUSTOMER  | two start with it",
        "Northwind Traders        | AMBIGUOUS_CUSTOMER  | two of that name",
        "Humongous Insurance      | UNKNOWN_CUSTOMER    | nobody",
        "Fourth%                  | AMBIGUOUS_CUSTOMER  | a percent sign is only a sign",
        "_ourth Coffee            | UNKNOWN_CUSTOMER    | an underscore too",
        "[A-Z]ourth               | UNKNOWN_CUSTOMER    | brackets too",
        "' or 1 eq 1 or name eq ' | UNKNOWN_CUSTOMER    | an apostrophe too"
      })
  void nameDecidesTheOutcome(String name, Outcome.Kind outcome, String reason) {
    DealAnswer answer = desk.summarize(Question.about(name));
    assertThat(answer.outcome().kind()).as(reason).isEqualTo(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"O'Brien & Söhne #1 (100% \"best\")", "o'brien & sohne #1 (100% \"BEST\")"})
  void hostileNameFindsItsAccountAndArrivesIntact(String name) {
    assertThat(result(name, Summarized.class).customer().name())
        .isEqualTo("O'Brien & Söhne #1 (100% \"best\")");
    assertThat(sales.requests().get(0).parts())
        .allSatisfy(
            part ->
                assertThat(part.literals())
                    .as("the text that was typed has no wildcard and ends no literal")
                    .isNotEmpty()
                    .allMatch(
                        literal ->
                            literal.matches("(?i).*[o_]['%]+br.*") && !literal.contains("100%")));
  }

  @Test
  void customerWithoutOpenDealIsNeverAnsweredWithAnothersDeal() {
    NoOpenOpportunity none = result("Adventure Works", NoOpenOpportunity.class);
    assertThat(none.customer().name()).isEqualTo("Adventure Works (sample)");
    assertThat(desk.summarize(Question.about("Adventure Works")).text()).doesNotContain("Cycles");
  }

  @Test
  void dealIsFoundOfACustomerThatHasOtherSignsInItsName() {
    UUID datum = sales.add("account", Map.of("name", "B. Datum Corporation"));
    UUID partners = sales.add("account", Map.of("name", "B Datum Partners"));
    deal(partners, "another firm's", 90_000, Map.of());
    deal(datum, "its own", 10_000, Map.of());
    assertThat(desk.summarize(Question.about("B Datum")).text())
        .contains("its own")
        .doesNotContain("another firm's");
    assertThat(sales.requests()).as("round trips").hasSize(2);
  }

  @Test
  void oneThatStartsSoIsNotMeantForSureWhereSomeWereNotRead() {
    sales.add("account", Map.of("name", "First Banking Group"));
    for (int i = 0; i < 51; i++) {
      sales.add("account", Map.of("name", "First American Bank " + i));
    }
    AmbiguousCustomer several = result("First Bank", AmbiguousCustomer.class);
    assertThat(several.candidates()).hasSize(1);
    assertThat(several.moreExist()).as("the others were read, too").isFalse();
    sales.add("account", Map.of("name", "First Bank"));
    assertThat(result("First Bank", NoOpenOpportunity.class).customer().name())
        .isEqualTo("First Bank");
  }

  @Test
  void candidateCanBeAskedForByItsId() {
    List<Customer> candidates =
        result("Northwind Traders", AmbiguousCustomer.class).candidates().stream()
            .map(Candidate::customer)
            .toList();
    assertThat(candidates)
        .extracting(c -> c.city().orElseThrow())
        .containsExactlyInAnyOrder("Seattle", "Portland");
    for (Customer candidate : candidates) {
      DealAnswer answer = desk.summarize(Question.about(candidate.id()));
      assertThat(only(answer, Summarized.class).customer()).isEqualTo(candidate);
    }
    assertThat(desk.summarize(Question.about(UUID.randomUUID())).outcome().kind())
        .isEqualTo(Outcome.Kind.UNKNOWN_CUSTOMER);
  }

  @Test
  void unknownCustomerCostsTwoRoundTripsAndCopilotNothing() {
    desk.summarize(Question.about("Humongous Insurance"));
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .containsExactly("$batch", "$batch");
  }

  @Test
  void numberInAnotherFormIsFoundAtTheFirstLook() {
    UUID cafe =
        sales.add("account", Map.of("name", "First Up Consultants", "telephone1", "+1 555 0142"));
    assertThat(only(desk.find(Question.about("5550142")), NoOpenOpportunity.class).customer().id())
        .isEqualTo(cafe);
    assertThat(sales.requests()).hasSize(1);
  }

  @Test
  void valueIsComparedInBaseCurrency() {
    UUID account = sales.add("account", Map.of("name", "Two Currencies"));
    deal(account, "dollars", 10_000, Map.of());
    UUID euro = currency("EUR");
    deal(account, "euros", 9_500, Map.of("transactioncurrencyid", euro));
    assertThat(result("Two Currencies", Summarized.class).opportunity().name()).isEqualTo("euros");
  }

  @Test
  void customerWithoutANameIsFoundByItsNumberAndSaidToHaveNone() {
    UUID id = sales.add("account", Map.of("accountnumber", "WB-77"));
    String none = "There is no open deal with (an account without a name).";
    assertThat(desk.find(Question.about("WB-77")).text()).isEqualTo(none);
    assertThat(desk.find(Question.about(id)).text()).isEqualTo(none);
  }

  @Test
  void customerWhoseDealsAreBeyondTheCapIsAskedForAlone() {
    UUID big = sales.add("account", Map.of("name", "Tailspin Toys Holding"));
    IntStream.range(0, 101).forEach(i -> deal(big, "big " + i, 1_000_000 + i, Map.of()));
    UUID small = sales.add("account", Map.of("name", "Tailspin Toys"));
    deal(small, "small", 5, Map.of());
    assertThat(result("Tailspin Toys", Summarized.class).opportunity().name()).isEqualTo("small");

    Summarized capped = result("Tailspin Toys Holding", Summarized.class);
    assertThat(capped.opportunity().name()).isEqualTo("big 100");
    assertThat(capped.found().moreExist()).isTrue();
    assertThat(capped.found().why()).contains("more than 100 open deals");
  }

  @Test
  void moreCandidatesThanFitAreSaid() {
    IntStream.range(0, 12).forEach(i -> sales.add("account", Map.of("name", "Tailspin " + i)));
    AmbiguousCustomer many = result("Tailspin", AmbiguousCustomer.class);
    assertThat(many.candidates()).hasSize(10);
    assertThat(many.moreExist()).isTrue();
  }

  @Test
  void callerReachesDataverseInEveryCall() {
    assertThat(desk.summarize(Question.about("Fourth Coffee").askedBy(KENNY)).outcome().kind())
        .isEqualTo(Outcome.Kind.SUMMARIZED);
    assertThat(sales.requests())
        .hasSize(2)
        .allSatisfy(r -> assertThat(r.headers()).containsEntry("callerobjectid", KENNY.toString()));
  }

  @Test
  void callerWhoIsNoUserThereIsNotPermittedAndNothingIsReadForThem() {
    DealAnswer answer = desk.summarize(Question.about("Fourth Coffee").askedBy(UUID.randomUUID()));
    assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.NOT_PERMITTED);
    assertThat(answer.text()).doesNotContain("10 orders", "$");
    assertThat(sales.requests())
        .as("nothing more is asked once they are refused")
        .extracting(RecordedRequest::path)
        .containsExactly("$batch");
  }

  @Test
  void applicationThatMayNotActForOthersIsAFailureAndNotTheCallersLack() {
    sales.deny("prvActOnBehalfOfAnotherUser");
    assertThat(failure(Question.about("Fourth Coffee").askedBy(KENNY)).kind())
        .isEqualTo(Kind.FORBIDDEN);
  }

  @Test
  void inactiveCustomerIsMeantOnlyWhereNoActiveOneFitsAsWell() {
    UUID merged = sales.add("account", Map.of("name", "Zeta Corp", "statecode", 1));
    UUID holdings = sales.add("account", Map.of("name", "Zeta Corp Holdings"));
    deal(holdings, "holdings deal", 5, Map.of());
    assertThat(result("Zeta Corp", NoOpenOpportunity.class).customer().id()).isEqualTo(merged);
    UUID master = sales.add("account", Map.of("name", "Zeta Corp"));
    deal(master, "master deal", 5, Map.of());
    assertThat(result("Zeta Corp", Summarized.class).customer().id()).isEqualTo(master);
  }

  @Test
  void wordsBeyondTheFewThatAreAskedForAreCompared() {
    sales.add("account", Map.of("name", "Nine ab cd ef gh ij kl mn op"));
    assertThat(desk.summarize(Question.about("op mn kl ij gh ef cd ab Nine")).outcome().kind())
        .isEqualTo(Outcome.Kind.AMBIGUOUS_CUSTOMER);
    assertThat(desk.summarize(Question.about("op mn kl ij gh ef cd ab Ten")).outcome().kind())
        .isEqualTo(Outcome.Kind.UNKNOWN_CUSTOMER);
  }

  @Test
  void rowWithoutAnIdIsUnreadable() {
    sales.inject(Fault.on("accounts").body("{\"value\":[{\"name\":\"Fourth Coffee\"}]}"));
    assertThat(failure(Question.about("Fourth Coffee")).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void withoutACallerALackOfRightsIsAFailureThatNamesThePrivilege() {
    sales.deny("prvReadOpportunity");
    assertThat(failure(Question.about("Fourth Coffee")).kind()).isEqualTo(Kind.FORBIDDEN);
    assertThatThrownBy(() -> desk.summarize(Question.about("Fourth Coffee")))
        .hasMessageContaining("prvReadOpportunity")
        .hasMessageNotContaining("Fourth");
  }

  @Test
  void deadlineOfTheQuestionHolds() {
    sales.inject(Fault.on("$batch").delay(Duration.ofSeconds(30)));
    DataverseException late =
        failure(Question.about("Fourth Coffee").within(Duration.ofMillis(300)));
    assertThat(late.deadlinePassed()).isTrue();
  }

  @Test
  void closedDeskSaysSo() {
    desk.close();
    assertThatThrownBy(() -> desk.summarize(Question.about("Fourth Coffee")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void finderAndGeneratorCanBeOnesOwn() {
    Function<Environment, Summary> words =
        environment -> new Summary("own words", Summary.Author.TEMPLATE, Optional.empty());
    Environment environment = Settings.from(sales.variables()).environments().get(0).open();
    try (DealDesk own =
        DealDesk.of(
            List.of(environment),
            (asked, question) ->
                new Found.Deals(
                    Deals.COFFEE, List.of(Deals.deal(1, "1", null, null)), "Chosen.", false),
            (asked, question, deal) -> words.apply(asked))) {
      assertThat(own.summarize(Question.about("anybody")).text())
          .contains("own words")
          .doesNotContain("by Copilot");
      assertThat(sales.requests()).isEmpty();
    }
  }

  private void deal(UUID account, String name, int value, Map<String, ?> more) {
    Map<String, Object> row = new HashMap<>(more);
    row.put("name", name);
    row.put("customerid_account", account);
    row.put("estimatedvalue", value);
    sales.add("opportunity", row);
  }

  private UUID currency(String code) {
    try (var client = Settings.from(sales.variables()).environments().get(0).open().client()) {
      return client.stream(Query.of("transactioncurrencies"))
          .filter(row -> row.string("isocurrencycode").filter(code::equals).isPresent())
          .map(row -> row.id("transactioncurrencyid").orElseThrow())
          .findFirst()
          .orElseThrow();
    }
  }

  private <T extends Outcome> T result(String name, Class<T> type) {
    return only(desk.summarize(Question.about(name)), type);
  }

  private DataverseException failure(Question question) {
    return catchThrowableOfType(DataverseException.class, () -> desk.summarize(question));
  }
}
