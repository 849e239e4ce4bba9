package io.github.dealsummary.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Desks;
import io.github.dealsummary.Environment;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.OutboundProxy;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said where one of two environments knows less than the other, or nothing. */
class PartialAnswerTest {
  private final DataverseEmulator us = DataverseEmulator.start();
  private final DataverseEmulator emea = DataverseEmulator.start();
  private final DealDesk desk = open();

  private DealDesk open() {
    Duration deadline = Duration.ofSeconds(20);
    return DealDesk.open(
        new Settings(
            List.of(
                Desks.target("us", us, deadline, Environment.Role.SALES),
                Desks.target("emea", emea, deadline, Environment.Role.SALES)),
            Settings.Copilot.standard(),
            Ranking.VALUE,
            Matching.standard(),
            new Settings.Cache(0, Duration.ofMinutes(1)),
            OutboundProxy.ofJvm()));
  }

  @AfterEach
  void close() {
    desk.close();
    us.close();
    emea.close();
  }

  @Test
  void nearestNameIsMarkedWhereAnotherEnvironmentHasTheVeryOne() {
    us.add("account", Map.of("name", "Woodgrove Bank (Import)"));
    Question question = Question.about("Woodgrove Bank");
    emea.add("account", Map.of("name", "Woodgrove Bank"));
    assertThat(desk.find(question).text())
        .isEqualTo(
            """
            [us]
            Nobody is called "Woodgrove Bank" here. This is the only name that is the same apart from something in brackets.

            There is no open deal with Woodgrove Bank (Import).

            [emea]
            There is no open deal with Woodgrove Bank.""");
  }

  @Test
  void severalNamesBesideTheVeryOneAreNotCalledTheNearest() {
    us.add("account", Map.of("name", "Woodgrove Bank Import"));
    us.add("account", Map.of("name", "Woodgrove Bank Export"));
    emea.add("account", Map.of("name", "Woodgrove Bank"));
    assertThat(desk.find(Question.about("Woodgrove Bank")).text())
        .startsWith("[us]\nMore than one customer may be meant by \"Woodgrove Bank\".");
  }

  @Test
  void environmentThatDoesNotKnowTheCustomerIsToldBesideOneThatFailed() {
    emea.revokeSecret();
    assertThat(failureOf(() -> desk.find(Question.about("Humongous"))))
        .hasMessageStartingWith("emea: ")
        .hasMessageEndingWith(" The others do not know the customer.");
  }

  @Test
  void insightThatIsKeptBackSaysSoAndHowToGoOn() {
    emea.revokeSecret();
    Insight insight = Insight.about(Question.about("Fourth Coffee"), "They compare us.");
    assertThat(failureOf(() -> desk.share(insight)))
        .hasMessageContaining("Nothing was shared")
        .hasMessageEndingWith("To share in one environment only, name that environment.");
  }

  @Test
  void rowOfABriefThatIsNotAsDocumentedIsNotPassedOver() {
    us.inject(Fault.on("opportunities").body("{\"value\":[{\"opportunityid\":7}]}"));
    assertThat(desk.brief(Question.about("Fourth Coffee").in("us")).text())
        .contains(
            "Could not be read, ask again: open deals [us: opportunities]",
            "Could not be read, ask again: won deals [us: opportunities]",
            "Open case: ");
  }

  @Test
  void whoAsksADeskThatIsBeingClosedIsToldThatItIsUnavailable() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    us.inject(
        Fault.on("$batch")
            .delay(
                () -> {
                  asked.countDown();
                  return Duration.ofSeconds(10);
                }));
    CompletableFuture<DealAnswer> answer =
        CompletableFuture.supplyAsync(() -> desk.find(Question.about("Fourth Coffee").in("us")));
    assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
    desk.close();
    CompletionException failed = catchThrowableOfType(CompletionException.class, answer::join);
    assertThat(failed)
        .cause()
        .isInstanceOfSatisfying(
            DataverseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
  }

  @Test
  void insightWithoutTimeEndsWithItsDeadline() {
    Question question = Question.about("Fourth Coffee").in("us").within(Duration.ofNanos(1));
    assertThat(failureOf(() -> desk.share(Insight.about(question, "x"))).deadlinePassed()).isTrue();
  }

  private static DataverseException failureOf(Runnable call) {
    return catchThrowableOfType(DataverseException.class, call::run);
  }
}
