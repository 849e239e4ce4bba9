package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.DUSTIN;
import static io.github.dealsummary.Desks.KENNY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Desks;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Insight.Origin;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.SharedRow;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.Key;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import io.github.dealsummary.dataverse.Write;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.find.DataverseOpportunityFinder;
import io.github.dealsummary.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the agent has learned goes back to Sales, over a socket. */
class InsightSharingTest {
  private static final Question COFFEE = Question.about("Fourth Coffee");
  private static final String ORDERS = "10 orders of Product SKU JJ202 (sample)";
  private static final LocalDate DAY = LocalDate.of(2126, 1, 15);

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));
  private final DataverseClient client =
      Settings.from(sales.variables()).environments().get(0).open().client();

  @AfterEach
  void close() {
    client.close();
    desk.close();
    sales.close();
  }

  @Test
  void noteOnTheTopDealSaysWhereItComesFromInTwoRoundTrips() {
    DealAnswer answer =
        desk.share(
            Insight.about(COFFEE, "They compare us\r\nwith Litware.")
                .from(
                    new Origin(
                        Optional.of("Kenny Smith"),
                        Optional.of("CAS-01001"),
                        Optional.of("Contoso Service"))));
    assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.SHARED);
    assertThat(answer.text())
        .isEqualTo(
            "A note was added: " + ORDERS + " - Fourth Coffee (sample) (sales environment).");
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .containsExactly("$batch", "$batch");
    Row note = only("annotations");
    assertThat(note.string("notetext"))
        .hasValue(
            "<p>Insight from customer service<br />Agent: Kenny Smith<br />Case: CAS-01001<br />"
                + "Instance: Contoso Service</p>"
                + "<blockquote>They compare us<br />with Litware.</blockquote>");
    assertThat(note.lookup("objectid").flatMap(Lookup::name)).hasValue(ORDERS);
    assertThat(rows("tasks")).isEmpty();
    assertThat(note.requiredId("annotationid")).isEqualTo(shared(answer).note().id());
  }

  @Test
  void taskIsForTheOwnerOfTheDealAndForThatDay() {
    DealAnswer answer = desk.share(Insight.about(COFFEE, "Call them <b>back</b>.").dueOn(DAY));
    assertThat(answer.text()).endsWith("(sales environment).\nA task for Kenny Smith was added.");
    Row task = only("tasks");
    assertThat(task.lookup("ownerid").flatMap(Lookup::name)).hasValue("Kenny Smith");
    assertThat(task.lookup("regardingobjectid").flatMap(Lookup::name)).hasValue(ORDERS);
    assertThat(task.instant("scheduledend")).hasValue(Instant.parse("2126-01-15T10:30:00Z"));
    assertThat(task.string("subject")).hasValue("Follow up: " + ORDERS);
    assertThat(task.string("description")).hasValue("Call them ‹b›back‹/b›.");
    assertThat(task.requiredId("activityid")).isEqualTo(shared(answer).task().orElseThrow().id());
    assertThat(rows("annotations")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "</blockquote><p>Agent: Somebody",
        "<img src=x onerror='x'> & \"more\""
      })
  void nothingInItIsATag(String text) {
    desk.share(
        Insight.about(COFFEE, text)
            .from(new Origin(Optional.of(text), Optional.of(text), Optional.of(text)))
            .dueOn(DAY));
    String note = only("annotations").string("notetext").orElseThrow();
    assertThat(note.replaceAll("</?(p|blockquote)>|<br />", "")).doesNotContain("<", ">");
    assertThat(note).containsOnlyOnce("<p>").containsOnlyOnce("<blockquote>");
    assertThat(only("tasks").string("description").orElseThrow()).doesNotContain("<", ">");
  }

  @Test
  void sameInsightIsWrittenOnceFromWhereverItIsShared() {
    Insight insight = Insight.about(COFFEE, "They compare us.").dueOn(DAY);
    SharedRow note = shared(desk.share(insight)).note();
    assertThat(note.wasThere()).isFalse();
    try (DealDesk elsewhere = DealDesk.open(Settings.from(sales.variables()))) {
      DealAnswer again =
          elsewhere.share(
              insight.from(
                  new Origin(Optional.of("Dustin Ochs"), Optional.empty(), Optional.empty())));
      assertThat(shared(again).note()).isEqualTo(new SharedRow(note.id(), true));
      assertThat(shared(again).task().orElseThrow().wasThere()).isTrue();
      assertThat(again.text())
          .isEqualTo(
              "The note was already there and is unchanged: "
                  + ORDERS
                  + " - Fourth Coffee (sample) (sales environment).\n"
                  + "The task was already there and keeps its date.");
    }
    only("annotations");
    only("tasks");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cafe\u0301 closes.",
        "Caf\u00e9  closes.",
        "Caf\u00e9\u00a0closes.",
        "\ufeffCaf\u00e9 closes.\u200b"
      })
  void textThatLooksTheSameIsTheSame(String text) {
    shared(desk.share(Insight.about(COFFEE, "Caf\u00e9 closes.")));
    assertThat(shared(desk.share(Insight.about(COFFEE, text))).note().wasThere()).isTrue();
    only("annotations");
  }

  @Test
  void anotherTextCaseCallerOrDealIsAnotherInsight() {
    Insight insight = Insight.about(COFFEE, "They compare us.");
    List<Insight> others =
        List.of(
            insight,
            Insight.about(COFFEE, "They compare us!"),
            ofCase("CAS-1", "001 is about us."),
            ofCase("CAS-1001", " is about us."),
            Insight.about(COFFEE.askedBy(KENNY), "They compare us."),
            Insight.about(COFFEE.askedBy(DUSTIN), "They compare us."),
            insight.on(deals().get(1).id()));
    assertThat(others)
        .allSatisfy(one -> assertThat(shared(desk.share(one)).note().wasThere()).isFalse())
        .extracting(one -> shared(desk.share(one)).note().id().version())
        .containsOnly(8);
    assertThat(rows("annotations")).hasSize(others.size());
  }

  private static Insight ofCase(String number, String text) {
    return Insight.about(COFFEE, text)
        .from(new Origin(Optional.empty(), Optional.of(number), Optional.empty()));
  }

  @Test
  void ofThirtyTextsAtOnceUnderOneKeyOneIsWrittenAndTheOthersAreToldSo() {
    List<Insight> texts =
        IntStream.range(0, 30)
            .mapToObj(i -> Insight.about(COFFEE, "Text " + i).dueOn(DAY).withKey("k"))
            .toList();
    assertOneWrittenAndTheOthersRefused(atOnce(texts));
  }

  @Test
  void oneTextAtOnceUnderOneKeyOnThreeDealsIsOneNote() {
    UUID account = sales.add("account", Map.of("name", "Tailspin Toys"));
    Insight insight =
        Insight.about(Question.about("Tailspin Toys"), "They compare us.").withKey("k").dueOn(DAY);
    List<Insight> onThree =
        Stream.of("a", "b", "c")
            .map(name -> Map.of("name", name, "customerid_account", account))
            .map(deal -> insight.on(sales.add("opportunity", deal)))
            .toList();
    assertOneWrittenAndTheOthersRefused(atOnce(onThree));
  }

  private void assertOneWrittenAndTheOthersRefused(List<Optional<Shared>> answers) {
    assertThat(answers.stream().flatMap(Optional::stream))
        .hasSize(1)
        .allSatisfy(one -> assertThat(one.note().wasThere()).isFalse());
    only("annotations");
    only("tasks");
  }

  /** Shares each in a thread of its own; empty for what the key was used for another insight. */
  private List<Optional<Shared>> atOnce(List<Insight> insights) {
    ExecutorService threads = Executors.newFixedThreadPool(insights.size());
    CountDownLatch together = new CountDownLatch(insights.size());
    try {
      List<CompletableFuture<Optional<Shared>>> answers =
          insights.stream()
              .map(one -> CompletableFuture.supplyAsync(() -> shared(together, one), threads))
              .toList();
      return answers.stream().map(CompletableFuture::join).toList();
    } finally {
      threads.shutdownNow();
    }
  }

  private Optional<Shared> shared(CountDownLatch together, Insight insight) {
    together.countDown();
    try {
      together.await();
      return Optional.of(shared(desk.share(insight)));
    } catch (InvalidQuestion e) {
      assertThat(e).hasMessageContaining("used for another insight");
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void sameTextUnderAnotherKeyOrWithoutOneIsAnotherInsight() {
    Insight insight = Insight.about(COFFEE, "They compare us.").dueOn(DAY);
    List<Insight> all = List.of(insight.withKey("a"), insight.withKey("b"), insight);
    for (Insight one : all) {
      assertThat(shared(desk.share(one)).note().wasThere()).isFalse();
    }
    for (Insight one : all) {
      Shared again = shared(desk.share(one));
      assertThat(again.note().wasThere()).isTrue();
      assertThat(again.task().orElseThrow().wasThere()).isTrue();
    }
    assertThat(rows("annotations")).hasSameSizeAs(all);
    assertThat(rows("tasks")).hasSameSizeAs(all);
  }

  @Test
  void keyIsTakenCharacterByCharacter() {
    List<String> keys =
        List.of("k\u00e9", "K\u00e9", "ke\u0301", " k\u00e9", "k\u00e9 ", "k\u00e9\u200b");
    for (String key : keys) {
      shared(desk.share(Insight.about(COFFEE, "Under " + key + ".").withKey(key)));
    }
    assertThat(rows("annotations")).hasSameSizeAs(keys);
  }

  @Test
  void keyIsTheCallersOwn() {
    for (Question asked : List.of(COFFEE, COFFEE.askedBy(KENNY), COFFEE.askedBy(DUSTIN))) {
      shared(desk.share(Insight.about(asked, "Asked by " + asked.caller()).withKey("k")));
    }
    assertThat(rows("annotations")).hasSize(3);
  }

  @Test
  void keyHoldsTheInsightToItsDealThoughAnotherBecameTheFirst() {
    Insight insight = Insight.about(COFFEE, "They compare us.").withKey("k");
    Opportunity first = shared(desk.share(insight)).deal();
    client.send(
        Write.update(Key.of("opportunities", deals().get(1).id())).set("estimatedvalue", 999_999));
    assertThat(deals().get(0).id()).isNotEqualTo(first.id());
    assertThereOn(first, insight);
    client.send(Write.update(Key.of("opportunities", first.id())).set("statecode", 1));
    assertThereOn(first, insight);
    assertThereOn(first, insight.on(first.id()));
    assertThereOn(first, insight.dueOn(DAY));
    assertThat(only("tasks").lookup("regardingobjectid").map(Lookup::id)).hasValue(first.id());
    assertUsedOtherwise(insight.on(deals().get(0).id()));
    only("annotations");
  }

  @Test
  void keyHoldsTheInsightToItsDealThoughNoDealIsOpenAnyMore() {
    UUID account = sales.add("account", Map.of("name", "Tailspin Toys"));
    UUID deal = sales.add("opportunity", Map.of("name", "Theirs", "customerid_account", account));
    Insight insight = Insight.about(Question.about("Tailspin Toys"), "They compare us.");
    Opportunity first = shared(desk.share(insight.withKey("k"))).deal();
    client.send(Write.update(Key.of("opportunities", deal)).set("statecode", 2));
    assertThereOn(first, insight.withKey("k"));
    for (Insight other : List.of(insight, insight.withKey("another"))) {
      assertThat(desk.share(other).outcome().kind()).isEqualTo(Outcome.Kind.NO_OPEN_OPPORTUNITY);
    }
    assertUsedOtherwise(
        Insight.about(Question.about("Tailspin Toys"), "They left us.").withKey("k"));
    only("annotations");
  }

  @Test
  void keyHoldsTheInsightToAClosedDealOfTheFirmsPeople() {
    UUID account = sales.add("account", Map.of("name", "Tailspin Toys"));
    UUID contact =
        sales.add(
            "contact",
            Map.of("lastname", "Beck", "firstname", "Ann", "parentcustomerid_account", account));
    UUID deal = sales.add("opportunity", Map.of("name", "Hers", "customerid_contact", contact));
    sales.add("opportunity", Map.of("name", "Theirs", "customerid_account", account));
    Insight insight =
        Insight.about(Question.about("Tailspin Toys"), "They compare us.").on(deal).withKey("k");
    Opportunity hers = shared(desk.share(insight)).deal();
    client.send(Write.update(Key.of("opportunities", deal)).set("statecode", 2));
    assertThereOn(hers, insight);
  }

  private void assertThereOn(Opportunity deal, Insight insight) {
    Shared again = shared(desk.share(insight));
    assertThat(again.deal().id()).isEqualTo(deal.id());
    assertThat(again.note().wasThere()).isTrue();
  }

  private void assertUsedOtherwise(Insight insight) {
    assertThatThrownBy(() -> desk.share(insight))
        .isInstanceOf(InvalidQuestion.class)
        .hasMessage(
            "This idempotency key was used for another insight. Give a new key, or leave it out.");
  }

  @Test
  void insightThatSalesHasEditedIsTheSame() {
    Insight insight = Insight.about(COFFEE, "They compare us.").withKey("k").dueOn(DAY);
    Shared first = shared(desk.share(insight));
    client.send(Write.update(Key.of("annotations", first.note().id())).set("notetext", "Mine."));
    client.send(
        Write.update(Key.of("tasks", first.task().orElseThrow().id()))
            .set("scheduledend", Instant.parse("2127-01-01T00:00:00Z")));
    Shared again = shared(desk.share(insight));
    assertThat(again.note().wasThere()).isTrue();
    assertThat(again.task().orElseThrow().wasThere()).isTrue();
    assertThat(only("annotations").string("notetext")).hasValue("Mine.");
    assertUsedOtherwise(Insight.about(COFFEE, "Mine.").withKey("k"));
  }

  @Test
  void noteThatSalesDeletesFreesItsKey() {
    Insight first = Insight.about(COFFEE, "They compare us.").withKey("k");
    client.send(Write.delete(Key.of("annotations", shared(desk.share(first)).note().id())));
    Insight second = Insight.about(COFFEE, "They left us.").withKey("k");
    assertThat(shared(desk.share(second)).note().wasThere()).isFalse();
    assertUsedOtherwise(first);
    only("annotations");
  }

  @Test
  void taskThatOutlivesItsNoteKeepsTheKeyForTheSameInsight() {
    Insight insight = Insight.about(COFFEE, "They compare us.").withKey("k").dueOn(DAY);
    Shared first = shared(desk.share(insight));
    client.send(Write.delete(Key.of("annotations", first.note().id())));
    client.send(
        Write.update(Key.of("opportunities", deals().get(1).id())).set("estimatedvalue", 999_999));
    assertUsedOtherwise(Insight.about(COFFEE, "They left us.").withKey("k").dueOn(DAY));
    assertThat(rows("annotations")).isEmpty();
    Shared again = shared(desk.share(insight));
    assertThat(again.note()).isEqualTo(new SharedRow(first.note().id(), false));
    assertThat(again.task().orElseThrow().wasThere()).isTrue();
    assertThat(only("annotations").lookup("objectid").map(Lookup::id)).hasValue(first.deal().id());
    only("tasks");
  }

  @Test
  void taskOfAnEarlierInsightIsNotTakenForThatOfALaterOne() {
    Insight first = Insight.about(COFFEE, "They compare us.").withKey("k").dueOn(DAY);
    client.send(Write.delete(Key.of("annotations", shared(desk.share(first)).note().id())));
    Insight second = Insight.about(COFFEE, "They left us.").withKey("k");
    assertThat(shared(desk.share(second)).note().wasThere()).isFalse();
    assertUsedOtherwise(second.dueOn(DAY));
  }

  @Test
  void taskUnderAKeyIsAddedIfItIsAskedForLaterOrWasDeleted() {
    Insight insight = Insight.about(COFFEE, "They compare us.").withKey("k");
    desk.share(insight);
    UUID task = shared(desk.share(insight.dueOn(DAY))).task().orElseThrow().id();
    client.send(Write.delete(Key.of("tasks", task)));
    Shared again = shared(desk.share(insight.dueOn(DAY)));
    assertThat(again.note().wasThere()).isTrue();
    assertThat(again.task()).hasValue(new SharedRow(task, false));
    Shared later = shared(desk.share(insight.dueOn(DAY.plusDays(1))));
    assertThat(later.task()).hasValue(new SharedRow(task, true));
    only("annotations");
    only("tasks");
  }

  @Test
  void whoMayNotReadTheNoteOfTheirKeyIsToldSo() {
    Insight insight = Insight.about(COFFEE.askedBy(DUSTIN), "They compare us.").withKey("k");
    desk.share(insight);
    desk.share(Insight.about(COFFEE, "They compare us.").withKey("k"));
    sales.deny("prvReadNote");
    assertThat(desk.share(insight).outcome().kind()).isEqualTo(Outcome.Kind.NOT_PERMITTED);
    assertThatThrownBy(() -> desk.share(Insight.about(COFFEE, "They compare us.").withKey("k")))
        .isInstanceOfSatisfying(
            DataverseException.class,
            e -> assertThat(e.missingPrivilege()).hasValue("prvReadNote"));
  }

  @Test
  void whoMayNotReadTheTaskOfTheirKeyLearnsThatItWasThere() {
    Insight insight = Insight.about(COFFEE.askedBy(DUSTIN), "They compare us.").withKey("k");
    desk.share(insight);
    sales.deny("prvReadActivity");
    assertThat(shared(desk.share(insight.dueOn(DAY))).task().orElseThrow().wasThere()).isFalse();
    assertThat(shared(desk.share(insight.dueOn(DAY))).task().orElseThrow().wasThere()).isTrue();
  }

  @Test
  void preconditionThatFailsForAnotherReasonDoesNotCountAsAlreadyThere() {
    sales.inject(Fault.on("annotations").status(412));
    for (Insight one :
        List.of(
            Insight.about(COFFEE, "They compare us."),
            Insight.about(COFFEE, "They compare us.").withKey("k"))) {
      assertThatThrownBy(() -> desk.share(one))
          .isInstanceOfSatisfying(
              DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REJECTED));
    }
  }

  @Test
  void whoMayNotReadTheRowsLearnsWhichWereThere() {
    Insight insight = Insight.about(COFFEE.askedBy(DUSTIN), "They compare us.");
    desk.share(insight);
    sales.deny("prvReadNote");
    sales.deny("prvReadActivity");
    Shared later = shared(desk.share(insight.dueOn(DAY)));
    assertThat(later.note().wasThere()).isTrue();
    assertThat(later.task().orElseThrow().wasThere()).isFalse();
    Shared again = shared(desk.share(insight.dueOn(DAY)));
    assertThat(again.note().wasThere()).isTrue();
    assertThat(again.task().orElseThrow().wasThere()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fourth Cof", "Coffee Fourth"})
  void nameThatIsNotTheVeryOneIsAskedForFirst(String name) {
    DealAnswer answer = desk.share(Insight.about(Question.about(name), "They compare us."));
    assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.AMBIGUOUS_CUSTOMER);
    assertThat(answer.text()).contains("Do you mean Fourth Coffee (sample)?");
    assertThat(rows("annotations")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Tasman Ltd, Tasman AG",
    "Tasman Ltd, Tasman LLC",
    "Tasman Ltd, Tasman GmbH",
    "Tasman Ltd, Tasman Inc.",
    "Tasman AB, Tasman Oy",
    "Tasman Pvt Ltd, Tasman Ltd",
    "Tasman GmbH & Co. KG, Tasman KG",
    "Tasman (India) Pvt Ltd, Tasman Pvt Ltd",
    "Tasman (India) Pvt Ltd, Tasman",
    "Tasman Energy AG, Tasman"
  })
  void nothingIsWrittenOnAnotherFirmsDeal(String stored, String asked) {
    UUID account = sales.add("account", Map.of("name", stored));
    sales.add("opportunity", Map.of("name", "Theirs", "customerid_account", account));
    DealAnswer answer = desk.share(Insight.about(Question.about(asked), "They compare us."));
    assertThat(answer.text()).startsWith("Nothing was shared.");
    assertThat(rows("annotations")).isEmpty();
  }

  @Test
  void keyOfAnotherInsightIsRefusedAndNothingWritten() {
    desk.share(Insight.about(COFFEE, "They compare us.").withKey("insight-1"));
    List<Insight> others =
        List.of(
            Insight.about(COFFEE, "They left us.").withKey("insight-1"),
            Insight.about(COFFEE, "They left us.").withKey("insight-1").dueOn(DAY),
            ofCase("CAS-1", "They compare us.").withKey("insight-1"),
            Insight.about(Question.about("Fabrikam"), "They compare us.").withKey("insight-1"));
    assertThat(others)
        .allSatisfy(
            one ->
                assertThatThrownBy(() -> desk.share(one))
                    .isInstanceOf(InvalidQuestion.class)
                    .hasMessageContaining("Give a new key"));
    only("annotations");
    assertThat(rows("tasks")).isEmpty();
  }

  @Test
  void taskThatIsAskedForLaterIsAddedToTheNote() {
    Insight insight = Insight.about(COFFEE, "They compare us.");
    desk.share(insight);
    Shared later = shared(desk.share(insight.dueOn(DAY)));
    assertThat(later.note().wasThere()).isTrue();
    assertThat(later.task().orElseThrow().wasThere()).isFalse();
    only("annotations");
    only("tasks");
    assertThat(shared(desk.share(insight.dueOn(DAY.plusDays(1)))).task().orElseThrow().wasThere())
        .isTrue();
    only("tasks");
  }

  @Test
  void noteIsWrittenAgainWhereSalesHasDeletedIt() {
    Insight insight = Insight.about(COFFEE, "They compare us.").dueOn(DAY);
    UUID note = shared(desk.share(insight)).note().id();
    client.send(Write.delete(Key.of("annotations", note)));
    Shared again = shared(desk.share(insight));
    assertThat(again.note()).isEqualTo(new SharedRow(note, false));
    only("annotations");
    only("tasks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Northwind Traders", "Adventure Works", "Humongous Insurance"})
  void whereNoDealIsMeantForSureNothingIsWritten(String customer) {
    DealAnswer answer = desk.share(Insight.about(Question.about(customer), "They compare us."));
    assertThat(answer.outcome().kind())
        .isIn(
            Outcome.Kind.AMBIGUOUS_CUSTOMER,
            Outcome.Kind.NO_OPEN_OPPORTUNITY,
            Outcome.Kind.UNKNOWN_CUSTOMER);
    assertThat(answer.text()).startsWith("Nothing was shared.\n");
    assertThat(rows("annotations")).isEmpty();
  }

  @Test
  void candidateOfAnAmbiguousAnswerCanBeSharedWith() {
    DealAnswer which =
        desk.share(Insight.about(Question.about("Northwind Traders"), "They compare us."));
    UUID candidate =
        Desks.only(which, AmbiguousCustomer.class).candidates().stream()
            .filter(one -> one.openDeals().orElse(0) > 0)
            .findFirst()
            .orElseThrow()
            .customer()
            .id();
    assertThat(
            desk.share(Insight.about(Question.about(candidate), "They compare us."))
                .outcome()
                .kind())
        .isEqualTo(Outcome.Kind.SHARED);
  }

  @Test
  void dealThatIsNotTheCustomersIsRefused() {
    Insight insight = Insight.about(COFFEE, "They compare us.").on(UUID.randomUUID());
    assertThatThrownBy(() -> desk.share(insight))
        .isInstanceOf(InvalidQuestion.class)
        .hasMessageContaining("no open deal with that id");
    assertThat(rows("annotations")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T00:00:00Z, 2026-11-22, true",
    "2026-11-23T11:59:00Z, 2026-11-22, true", // the day is not over in UTC-12
    "2026-11-23T13:00:00Z, 2026-11-22, false",
    "2026-11-22T00:00:00Z, 2026-11-21, true", // nor is this
    "2026-11-22T00:00:00Z, 2026-11-20, false"
  })
  void dayThatIsPastEverywhereIsRefused(Instant now, LocalDate day, boolean taken) {
    SideBySide sideBySide = new SideBySide();
    InsightSharing sharing =
        new InsightSharing(
            new FanOut<>(
                sideBySide,
                new DataverseOpportunityFinder(Ranking.VALUE, Matching.standard())::find),
            sideBySide,
            InstantSource.fixed(now));
    List<Environment> environments =
        List.of(new Environment("sales", client, Duration.ofSeconds(30)));
    Insight insight = Insight.about(COFFEE, "They compare us.").dueOn(day);
    if (taken) {
      assertThat(sharing.share(environments, insight).outcome().kind())
          .isEqualTo(Outcome.Kind.SHARED);
    } else {
      assertThatThrownBy(() -> sharing.share(environments, insight))
          .isInstanceOf(InvalidQuestion.class)
          .hasMessageContaining("past");
      assertThat(sales.requests()).isEmpty();
    }
  }

  @Test
  void customerWhoIsOnlySimilarIsAskedForFirst() {
    try (DealDesk searching = Desks.open(sales, "DEAL_SUMMARY_SEARCH", "on")) {
      Question misspelled = Question.about("Fourht Cofee");
      DealAnswer answer = searching.share(Insight.about(misspelled, "They compare us."));
      assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.AMBIGUOUS_CUSTOMER);
      assertThat(answer.text()).contains("Do you mean Fourth Coffee (sample)?");
      assertThat(rows("annotations")).isEmpty();
    }
  }

  @Test
  void subjectOfATaskIsReadAsItWasWritten() {
    UUID account = sales.add("account", Map.of("name", "Tailspin Toys"));
    sales.add(
        "opportunity", Map.of("name", "Smith & Sons' \"<Q3>\"", "customerid_account", account));
    desk.share(Insight.about(Question.about("Tailspin Toys"), "x".repeat(3_000)).dueOn(DAY));
    assertThat(only("tasks").string("subject")).hasValue("Follow up: Smith & Sons' \"‹Q3›\"");
    assertThat(only("tasks").string("description").orElseThrow()).hasSize(2_000).endsWith("…");
  }

  @Test
  void dealBeyondThoseThatAreListedCanBeNamed() {
    UUID account = sales.add("account", Map.of("name", "Tailspin Toys"));
    UUID last = null;
    for (int i = 0; i < 110; i++) {
      last =
          sales.add(
              "opportunity",
              Map.of("name", "deal", "customerid_account", account, "estimatedvalue", 1_000 - i));
    }
    Insight insight = Insight.about(Question.about("Tailspin Toys"), "They compare us.");
    assertThat(shared(desk.share(insight.on(Objects.requireNonNull(last)))).deal().id())
        .isEqualTo(last);
    UUID foreign = deals().get(0).id();
    assertThatThrownBy(() -> desk.share(insight.on(foreign))).isInstanceOf(InvalidQuestion.class);
  }

  @Test
  void callerWritesInTheirOwnName() {
    desk.share(Insight.about(COFFEE.askedBy(DUSTIN), "They compare us.").dueOn(DAY));
    assertThat(only("annotations").lookup("createdby").flatMap(Lookup::name))
        .hasValue("Dustin Ochs");
    assertThat(only("tasks").lookup("createdby").flatMap(Lookup::name)).hasValue("Dustin Ochs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prvCreateNote", "prvCreateActivity", "prvAppendToOpportunity"})
  void whatMayNotBeWrittenIsNotWrittenInPart(String privilege) {
    sales.deny(privilege);
    Insight insight = Insight.about(COFFEE.askedBy(DUSTIN), "They compare us.").dueOn(DAY);
    DealAnswer refused = desk.share(insight);
    assertThat(refused.outcome().kind()).isEqualTo(Outcome.Kind.NOT_PERMITTED);
    assertThat(refused.text()).startsWith("Nothing was shared.\n").contains("notes");
    assertThatThrownBy(() -> desk.share(Insight.about(COFFEE, "They compare us.").dueOn(DAY)))
        .isInstanceOfSatisfying(
            DataverseException.class,
            failure -> assertThat(failure.missingPrivilege()).hasValue(privilege));
    assertThat(rows("annotations")).isEmpty();
    assertThat(rows("tasks")).isEmpty();
  }

  @Test
  void callerWhoIsNoUserThereWritesNothing() {
    DealAnswer answer =
        desk.share(Insight.about(COFFEE.askedBy(UUID.randomUUID()), "They compare us."));
    assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.NOT_PERMITTED);
    assertThat(rows("annotations")).isEmpty();
  }

  @Test
  void environmentThatIsDownIsAFailureThatCanBeRepeated() {
    Insight insight = Insight.about(COFFEE, "They compare us.");
    sales.inject(Fault.on("annotations").status(503).times(20));
    assertThatThrownBy(() -> desk.share(insight))
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageEndingWith("it is not written twice.");
    sales.clearFaults();
    assertThat(shared(desk.share(insight)).note().wasThere()).isFalse();
    only("annotations");
  }

  private List<Opportunity> deals() {
    return Desks.only(desk.find(COFFEE), Listed.class).found().ranked();
  }

  private static Shared shared(DealAnswer answer) {
    return Desks.only(answer, Shared.class);
  }

  private Row only(String table) {
    List<Row> rows = rows(table);
    assertThat(rows).hasSize(1);
    return rows.get(0);
  }

  private List<Row> rows(String table) {
    return client.stream(Query.of(table)).toList();
  }
}
