package io.github.dealsummary;

import static io.github.dealsummary.Desks.KENNY;
import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dealsummary.DealAnswer.Outcome;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.SummaryResult.AmbiguousCustomer;
import io.github.dealsummary.SummaryResult.Listed;
import io.github.dealsummary.SummaryResult.NoOpenOpportunity;
import io.github.dealsummary.SummaryResult.Summarized;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
    assertThat(answer.outcome()).isEqualTo(Outcome.SUMMARIZED);
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
        "fourth coffee            | SUMMARIZED          | equal but for case and suffix",
        "Fabrikam                 | SUMMARIZED          | only one starts with it",
        "cafe zoe                 | SUMMARIZED          | accents do not matter",
        "Café Zoë ☕               | SUMMARIZED          | nor does what else is in a name",
        "City Power & Light       | SUMMARIZED          | ampersand",
        "Brian LaMee              | SUMMARIZED          | a contact buys",
        "Fourth Coffee (sample)   | SUMMARIZED          | nor does the suffix in a question",
        "Humongous Insurance (sample)| UNKNOWN_CUSTOMER | nor does it find anybody",
        "Yvonne McKay             | SUMMARIZED          | a contact of the account's deals",
        "Coffee Fourth            | SUMMARIZED          | all words, in the second round",
        "Adventure Works          | NO_OPEN_OPPORTUNITY | the similar firm with a deal is another",
        "Trey Research            | NO_OPEN_OPPORTUNITY | never had one",
        "Litware                  | SUMMARIZED          | the legal form of one does not decide",
        "Litwar                   | AMBIGUOUS_CUSTOMER  | two start with it",
        "Northwind Traders        | AMBIGUOUS_CUSTOMER  | two of that name",
        "Humongous Insurance      | UNKNOWN_CUSTOMER    | nobody",
        "Fourth%                  | UNKNOWN_CUSTOMER    | a percent sign is only itself",
        "_ourth Coffee            | UNKNOWN_CUSTOMER    | an underscore too",
        "[A-Z]ourth               | UNKNOWN_CUSTOMER    | brackets too",
        "' or 1 eq 1 or name eq ' | UNKNOWN_CUSTOMER    | an apostrophe too"
      })
  void nameDecidesTheOutcome(String name, Outcome outcome, String reason) {
    DealAnswer answer = desk.summarize(Question.about(name));
    assertThat(answer.outcome()).as(reason).isEqualTo(outcome);
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
                    .isNotEmpty()
                    .allMatch(name.replace("%", "[%]")::contains));
    assertThat(sales.requests().get(0).parts().get(0).literals())
        .containsOnly(name.replace("%", "[%]"));
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
    assertThat(several.moreExist()).isTrue();
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
    assertThat(desk.summarize(Question.about(UUID.randomUUID())).outcome())
        .isEqualTo(Outcome.UNKNOWN_CUSTOMER);
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
  void searchKnowsASimilarNameAndTheAnswerSaysSo() {
    try (DealDesk searching = searching()) {
      DealAnswer answer = searching.summarize(Question.about("Forth Cofee"));
      assertThat(only(answer, Summarized.class).customer().name())
          .isEqualTo("Fourth Coffee (sample)");
      assertThat(answer.text()).startsWith("Nobody is called \"Forth Cofee\".");
      assertThat(sales.requests())
          .extracting(RecordedRequest::path)
          .containsExactly(
              "$batch", "$batch", "searchquery", "$batch", "msdyn_SalesOpportunitySummary");
      assertThat(sales.requests().get(2).body()).contains("\"Forth~ Cofee~\"", "lucene");
    }
  }

  @Test
  void severalSimilarNamesAreCandidatesInTheOrderOfTheSearch() {
    sales.inject(Fault.on("searchquery").body(hits("litware-europe", "fourth-coffee")));
    try (DealDesk searching = searching()) {
      AmbiguousCustomer similar =
          only(searching.find(Question.about("Forth Cofee")), AmbiguousCustomer.class);
      assertThat(similar.match()).hasValue(NameMatch.SIMILAR);
      assertThat(similar.candidates())
          .extracting(c -> c.customer().name(), c -> c.openDeals().orElseThrow())
          .containsExactly(tuple("Litware Europe (sample)", 1), tuple("Fourth Coffee (sample)", 3));
    }
  }

  @Test
  void nobodyCostsThreeRoundTripsWithSearchOnWhateverTheSearchSays() {
    for (Fault says :
        List.of(
            Fault.on("none of these"),
            Fault.on("searchquery").status(400),
            Fault.on("searchquery").status(403),
            Fault.on("searchquery").notFoundForSegment())) {
      sales.reset();
      sales.inject(says);
      try (DealDesk searching = searching()) {
        assertThat(searching.find(Question.about("Humongous Insurance")).outcome())
            .isEqualTo(Outcome.UNKNOWN_CUSTOMER);
        assertThat(sales.requests()).hasSize(3);
      }
    }
  }

  @Test
  void searchThatIsDownOrOddIsAFailureAndNotAnUnknownCustomer() {
    sales.inject(Fault.on("searchquery").status(500).times(9));
    try (DealDesk searching = searching()) {
      assertThatThrownBy(() -> searching.find(Question.about("Forth Cofee")))
          .isInstanceOf(DataverseException.class);
      sales.reset();
      sales.inject(Fault.on("searchquery").body("{\"response\":\"<html>\"}"));
      assertThatThrownBy(() -> searching.find(Question.about("Forth Cofee")))
          .hasMessageContaining("Dataverse Search cannot be read");
    }
  }

  private DealDesk searching() {
    return Desks.open(sales, "DEAL_SUMMARY_SEARCH", "on");
  }

  /** What the documented action answers: JSON inside a string. */
  private String hits(String... names) {
    String values =
        Stream.of(names)
            .map(name -> desk.find(Question.about(name.replace('-', ' '))))
            .map(found -> only(found, Listed.class).found().customer().id())
            .map(id -> "{\\\"Id\\\":\\\"" + id + "\\\",\\\"EntityName\\\":\\\"account\\\"}")
            .collect(Collectors.joining(","));
    sales.reset();
    return "{\"response\":\"{\\\"Error\\\":null,\\\"Value\\\":[" + values + "]}\"}";
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

  static Stream<Fault> copilotTroubles() {
    Fault action = Fault.on("msdyn_SalesOpportunitySummary");
    return Stream.of(
        action.status(403),
        action.status(400),
        action.status(500),
        action.html(500),
        action.body("{}"),
        action.body("{\"msdyn_summary_raw\":null}"),
        action.body("{\"msdyn_summary_raw\":\"  \"}"),
        action.body("{\"msdyn_summary_raw\":\"\\u200b\\u0007\"}"),
        action.status(503).retryAfter(Duration.ofSeconds(99)),
        action.body("{\"msdyn_summary_raw\":{\"text\":\"x\"}}"),
        action.body("{\"msdyn_summary"),
        action.body(""),
        action.delay(Duration.ofSeconds(30)));
  }

  @ParameterizedTest
  @MethodSource("copilotTroubles")
  void dealsOwnFieldsAnswerWhereCopilotDoesNot(Fault trouble) {
    sales.inject(trouble);
    DealAnswer answer =
        desk.summarize(Question.about("Fourth Coffee").within(Duration.ofSeconds(2)));
    Summary summary = only(answer, Summarized.class).summary();
    assertThat(summary.author()).isEqualTo(Summary.Author.TEMPLATE);
    assertThat(summary.insteadOfCopilot()).isPresent();
    assertThat(answer.text())
        .contains("10 orders of Product SKU JJ202 (sample)", "Est. revenue: $10,000.00")
        .contains("Contact: Yvonne McKay (sample)", "Account: Fourth Coffee (sample)")
        .contains("not by Copilot: Copilot");
  }

  @Test
  void otherActionIsCalledWhereOneIsMissingAndRemembered() {
    sales.inject(Fault.on("msdyn_SalesOpportunitySummary").notFoundForSegment());
    assertThat(result("Fourth Coffee", Summarized.class).summary().author())
        .isEqualTo(Summary.Author.COPILOT);
    result("Fabrikam", Summarized.class);
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .containsExactly(
            "$batch",
            "msdyn_SalesOpportunitySummary",
            "msdyn_SalesRecordSummary",
            "$batch",
            "msdyn_SalesRecordSummary");
  }

  @Test
  void environmentWithNeitherActionIsSaidToHaveNone() {
    sales.inject(Fault.on("msdyn_SalesOpportunitySummary").notFoundForSegment());
    sales.inject(Fault.on("msdyn_SalesRecordSummary").notFoundForSegment());
    assertThat(desk.summarize(Question.about("Fourth Coffee")).text())
        .contains("The environment has no summary action");
  }

  @Test
  void resultPropertyCanBeNamed() {
    sales.inject(
        Fault.on("msdyn_SalesOpportunitySummary")
            .body("{\"a\":\"other text\",\"b\":\"the text\"}"));
    try (DealDesk named = Desks.open(sales, "DEAL_SUMMARY_RESULT_PROPERTY", "b")) {
      assertThat(named.summarize(Question.about("Fourth Coffee")).text()).contains("\nthe text\n");
    }
  }

  @Test
  void callerReachesDataverseInEveryCall() {
    assertThat(desk.summarize(Question.about("Fourth Coffee").askedBy(KENNY)).outcome())
        .isEqualTo(Outcome.SUMMARIZED);
    assertThat(sales.requests())
        .hasSize(2)
        .allSatisfy(r -> assertThat(r.headers()).containsEntry("callerobjectid", KENNY.toString()));
  }

  @Test
  void callerWhoIsNoUserThereIsNotPermittedAndNothingIsReadForThem() {
    DealAnswer answer = desk.summarize(Question.about("Fourth Coffee").askedBy(UUID.randomUUID()));
    assertThat(answer.outcome()).isEqualTo(Outcome.NOT_PERMITTED);
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
    sales.add("account", Map.of("name", "Nine a b c d e f g h"));
    assertThat(desk.summarize(Question.about("h g f e d c b a Nine")).outcome())
        .isEqualTo(Outcome.NO_OPEN_OPPORTUNITY);
    assertThat(desk.summarize(Question.about("h g f e d c b a Ten")).outcome())
        .isEqualTo(Outcome.UNKNOWN_CUSTOMER);
  }

  @Test
  void rowWithoutAnIdIsUnreadable() {
    sales.inject(Fault.on("accounts").body("{\"value\":[{\"name\":\"Fourth Coffee\"}]}"));
    assertThat(failure(Question.about("Fourth Coffee")).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void billedActionIsNotRepeatedThoughItsAnswerIsLost() {
    sales.inject(Fault.on("msdyn_SalesOpportunitySummary").status(504));
    result("Fourth Coffee", Summarized.class);
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .containsExactly("$batch", "msdyn_SalesOpportunitySummary", "$batch");
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
  void severalEnvironmentsAreAskedAndOneThatFailsIsNamed() {
    try (DataverseEmulator second = DataverseEmulator.start();
        DealDesk both = open(sales, second)) {
      DealAnswer answer = both.summarize(Question.about("Fourth Coffee"));
      assertThat(answer.environments()).hasSize(2).allMatch(Answered.class::isInstance);

      second.inject(Fault.on("$batch").html(500));
      DealAnswer partial = both.summarize(Question.about("Fourth Coffee"));
      assertThat(partial.outcome()).isEqualTo(Outcome.SUMMARIZED);
      assertThat(partial.environments().get(1)).isInstanceOf(Failed.class);
      assertThat(partial.text()).contains("[b]\nThis environment could not be asked.");
      assertThatThrownBy(() -> both.summarize(Question.about("Humongous Insurance")))
          .as("the failed one might have known")
          .isInstanceOf(DataverseException.class);
    }
  }

  @Test
  void environmentsAreAskedSideBySide() {
    CyclicBarrier bothHere = new CyclicBarrier(2);
    OpportunityFinder meeting =
        (environment, question) -> {
          try {
            bothHere.await(10, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new AssertionError(e);
          }
          return new Found.Nobody();
        };
    try (DealDesk both =
        DealDesk.of(
            List.of(target("a", sales).open(), target("b", sales).open()),
            meeting,
            (environment, question, deal) -> {
              throw new AssertionError("no deal was found");
            })) {
      assertThat(both.summarize(Question.about("anybody")).outcome())
          .isEqualTo(Outcome.UNKNOWN_CUSTOMER);
    }
  }

  @Test
  void whenAllFailEachIsNamed() {
    try (DataverseEmulator second = DataverseEmulator.start();
        DealDesk both = open(sales, second)) {
      sales.inject(Fault.on("$batch").html(500));
      second.deny("prvReadContact");
      assertThatThrownBy(() -> both.summarize(Question.about("Fourth Coffee")))
          .hasMessageContaining("a: Dataverse answered 500")
          .hasMessageContaining("b: Dataverse answered 403")
          .hasMessageContaining("prvReadContact");
    }
  }

  @Test
  void surpriseOfOneEnvironmentLeavesTheOthersTheirAnswers() {
    OpportunityFinder odd =
        (environment, question) -> {
          if (environment.name().equals("a")) {
            throw new IllegalStateException("odd");
          }
          return new Found.NoOpenDeal(Deals.COFFEE);
        };
    try (DealDesk both =
        DealDesk.of(
            List.of(target("a", sales).open(), target("b", sales).open()),
            odd,
            (environment, question, deal) -> {
              throw new AssertionError("no deal was found");
            })) {
      DealAnswer answer = both.summarize(Question.about("anybody"));
      assertThat(answer.outcome()).isEqualTo(Outcome.NO_OPEN_OPPORTUNITY);
      assertThat(answer.failures()).hasSize(1);
    }
  }

  @Test
  void closedDeskSaysSo() {
    desk.close();
    assertThatThrownBy(() -> desk.summarize(Question.about("Fourth Coffee")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void onlyTheNamedEnvironmentsAreAsked() {
    try (DataverseEmulator second = DataverseEmulator.start();
        DealDesk both = open(sales, second)) {
      both.summarize(Question.about("Fourth Coffee").in("b"));
      assertThat(sales.requests()).isEmpty();
      assertThat(second.requests()).hasSize(2);
      assertThatThrownBy(() -> both.summarize(Question.about("Fourth Coffee").in("c")))
          .isInstanceOf(InvalidQuestion.class)
          .hasMessageContaining("a, b");
    }
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

  private static DealDesk open(DataverseEmulator a, DataverseEmulator b) {
    return DealDesk.open(
        new Settings(
            List.of(target("a", a), target("b", b)),
            Settings.Copilot.standard(),
            Ranking.VALUE,
            false,
            Settings.Cache.standard()));
  }

  private static Settings.Target target(String name, DataverseEmulator environment) {
    return Desks.target(name, environment, Duration.ofSeconds(30), Environment.Role.SALES);
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

  private <T extends SummaryResult> T result(String name, Class<T> type) {
    return only(desk.summarize(Question.about(name)), type);
  }

  private DataverseException failure(Question question) {
    return catchThrowableOfType(DataverseException.class, () -> desk.summarize(question));
  }
}
