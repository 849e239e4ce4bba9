package io.github.dealsummary.desk;

import static io.github.dealsummary.Desks.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Desks;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Outcome.AmbiguousCustomer;
import io.github.dealsummary.Outcome.Listed;
import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Fault;
import io.github.dealsummary.emulator.RecordedRequest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What Dataverse Search knows of names that nearly fit, over a socket. */
class SimilarNamesTest {
  private final DataverseEmulator sales = DataverseEmulator.start();
  private final DealDesk desk = Desks.open(sales, "DEAL_SUMMARY_SEARCH", "on");

  @AfterEach
  void close() {
    desk.close();
    sales.close();
  }

  @Test
  void similarNameIsACandidateAndNeverTheAnswer() {
    DealAnswer answer = desk.summarize(Question.about("Forth Cofee"));
    assertThat(only(answer, AmbiguousCustomer.class).candidates())
        .singleElement()
        .satisfies(one -> assertThat(one.customer().name()).isEqualTo("Fourth Coffee (sample)"))
        .satisfies(one -> assertThat(one.why()).isEqualTo("its name is similar"));
    assertThat(sales.requests())
        .extracting(RecordedRequest::path)
        .containsExactly("$batch", "$batch", "searchquery", "$batch");
  }

  @ParameterizedTest
  @CsvSource({
    "Forth Cofee, Forth~1 Cofee~1",
    "Fourthy Coffees, Fourthy~ Coffees~",
    "The Abc 7eleven Cofees Ltd, abc 7eleven Cofees~"
  })
  void shortWordsAndNumbersAreNotMisspelled(String asked, String terms) {
    desk.find(Question.about(asked));
    assertThat(sales.requests().get(2).body()).contains('"' + terms + '"', "lucene");
  }

  @Test
  void nothingIsSearchedForWithoutAWordThatMayBeMisspelled() {
    desk.find(Question.about("Abc 77"));
    assertThat(sales.requests()).extracting(RecordedRequest::path).doesNotContain("searchquery");
  }

  @Test
  void severalSimilarNamesAreCandidatesInTheOrderOfTheSearch() {
    sales.inject(Fault.on("searchquery").body(hits("Litware Europe", "Fourth Coffee")));
    AmbiguousCustomer similar =
        only(desk.find(Question.about("Forth Cofee")), AmbiguousCustomer.class);
    assertThat(similar.match()).hasValue(NameMatch.SIMILAR);
    assertThat(similar.candidates())
        .extracting(c -> c.customer().name(), c -> c.openDeals().orElseThrow())
        .containsExactly(tuple("Litware Europe (sample)", 1), tuple("Fourth Coffee (sample)", 3));
  }

  static Stream<Fault> whateverTheSearchSays() {
    return Stream.of(
        Fault.on("none of these"),
        Fault.on("searchquery").status(400),
        Fault.on("searchquery").status(403),
        Fault.on("searchquery").notFoundForSegment());
  }

  @ParameterizedTest
  @MethodSource("whateverTheSearchSays")
  void nobodyCostsThreeRoundTripsWithSearchOnWhateverTheSearchSays(Fault says) {
    sales.inject(says);
    assertThat(desk.find(Question.about("Humongous Insurance")).outcome().kind())
        .isEqualTo(Outcome.Kind.UNKNOWN_CUSTOMER);
    assertThat(sales.requests()).hasSize(3);
  }

  @Test
  void searchThatIsDownOrOddIsAFailureAndNotAnUnknownCustomer() {
    sales.inject(Fault.on("searchquery").status(500).times(9));
    assertThatThrownBy(() -> desk.find(Question.about("Forth Cofee")))
        .isInstanceOf(DataverseException.class);
    sales.reset();
    sales.inject(Fault.on("searchquery").body("{\"response\":\"<html>\"}"));
    assertThatThrownBy(() -> desk.find(Question.about("Forth Cofee")))
        .hasMessageContaining("Dataverse Search cannot be read");
  }

  /** What the documented action answers: JSON inside a string. */
  private String hits(String... names) {
    String values =
        Stream.of(names)
            .map(name -> desk.find(Question.about(name)))
            .map(found -> only(found, Listed.class).found().customer().id())
            .map(id -> "{\\\"Id\\\":\\\"" + id + "\\\",\\\"EntityName\\\":\\\"account\\\"}")
            .collect(Collectors.joining(","));
    return "{\"response\":\"{\\\"Error\\\":null,\\\"Value\\\":[" + values + "]}\"}";
  }
}
