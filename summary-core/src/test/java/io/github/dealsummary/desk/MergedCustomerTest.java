package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Insight;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Briefed;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Outcome.NoOpenOpportunity;
import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Question;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Customers that were merged: the losing row stays, deactivated, and points to its master. */
class MergedCustomerTest {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = DealDesk.open(Settings.from(sales.variables()));

  private final UUID master = sales.add("account", Map.of("name", "Woodgrove Group"));
  private final UUID merged = merged("Tasman Europe", master);

  MergedCustomerTest() {
    sales.add("opportunity", Map.of("name", "Rollout", "customerid_account", master));
  }

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @Test
  void duplicateLeadsToItsMasterAndTheAnswerSaysSo() {
    DealAnswer answer = desk.find(Question.about("Tasman Europe"));
    Listed listed = only(answer, Listed.class);
    assertThat(listed.found().customer().name()).isEqualTo("Woodgrove Group");
    assertThat(listed.match()).hasValue(NameMatch.EXACT);
    assertThat(listed.mergedFrom().orElseThrow().name()).isEqualTo("Tasman Europe");
    assertThat(answer.text())
        .startsWith(
            "The customer asked for, Tasman Europe, was merged into the customer below.\n\nThere");
    assertThat(sales.requests())
        .as("the find, and the master")
        .extracting(RecordedRequest::path)
        .containsExactly("$batch", "$batch");
  }

  @Test
  void idOfADuplicateLeadsThereToo() {
    assertThat(only(desk.find(Question.about(merged)), Listed.class).found().customer().id())
        .isEqualTo(master);
  }

  @Test
  void briefAndInsightAreTheMasters() {
    Briefed briefed = only(desk.brief(Question.about("Tasman Europe")), Briefed.class);
    assertThat(briefed.brief().customer().id()).isEqualTo(master);
    assertThat(briefed.mergedFrom()).isPresent();
    Shared shared =
        only(desk.share(Insight.about(Question.about("Tasman Europe"), "News.")), Shared.class);
    assertThat(shared.deal().name()).isEqualTo("Rollout");
  }

  @Test
  void oneMergeAfterAnotherIsFollowedToItsEnd() {
    merged("Bellows Asia", merged);
    assertThat(only(desk.find(Question.about("Bellows Asia")), Listed.class))
        .satisfies(listed -> assertThat(listed.found().customer().id()).isEqualTo(master))
        .satisfies(
            listed ->
                assertThat(listed.mergedFrom().orElseThrow().name()).isEqualTo("Bellows Asia"));
  }

  @Test
  void twoDuplicatesOfOneMasterLeadToIt() {
    merged("Tasman Europe", master);
    assertThat(
            only(desk.find(Question.about("Tasman Europe")), Listed.class).found().customer().id())
        .isEqualTo(master);
  }

  @Test
  void duplicatesOfTwoMastersAreAskedBack() {
    merged("Tasman Europe", sales.add("account", Map.of("name", "Contoso Bank")));
    assertThat(desk.find(Question.about("Tasman Europe")).outcome())
        .isInstanceOf(AmbiguousCustomer.class);
  }

  @Test
  void activeNamesakeIsAskedForFirstIfTheDuplicateWasMergedIntoAnother() {
    UUID namesake = sales.add("account", Map.of("name", "Tasman Europe"));
    assertThat(only(desk.find(Question.about("Tasman Europe")), AmbiguousCustomer.class))
        .satisfies(
            several ->
                assertThat(several.candidates())
                    .extracting(one -> one.customer().id())
                    .containsExactlyInAnyOrder(namesake, merged));
  }

  @Test
  void masterOfTheSameNameIsMeant() {
    UUID namesake = sales.add("account", Map.of("name", "Bellows Bank"));
    merged("Bellows Bank", namesake);
    assertThat(
            only(desk.find(Question.about("Bellows Bank")), NoOpenOpportunity.class)
                .customer()
                .id())
        .isEqualTo(namesake);
    assertThat(sales.requests()).hasSize(1);
  }

  @Test
  void beginningOfADuplicatesNameIsACandidateAndNotFollowed() {
    assertThat(only(desk.find(Question.about("Tasman")), AmbiguousCustomer.class).candidates())
        .extracting(one -> one.customer().id())
        .containsExactly(merged);
  }

  @Test
  void customersThatWereMergedInACircleAreAnsweredOnce() {
    UUID one = sales.add("account", Map.of("name", "Circle One", "statecode", 1));
    UUID other =
        sales.add("account", Map.of("name", "Circle Other", "statecode", 1, "masterid", one));
    UUID third = merged("Circle Third", other);
    assertThat(only(desk.find(Question.about(third)), NoOpenOpportunity.class).customer().id())
        .isEqualTo(one);
  }

  private UUID merged(String name, UUID into) {
    return sales.add(
        "account", Map.of("name", name, "statecode", 1, "merged", true, "masterid", into));
  }
}
