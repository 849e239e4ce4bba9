package io.github.dealsummary.namesakes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.namesakes.LegalForm.Place;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules by which the truth is computed. */
class KnownNamesTest {
  private final OrgCustomer corporation = firm(name("Vega Steel").as(form("Inc.")));
  private final OrgCustomer company = firm(name("Vega Steel").as(form("GmbH")));
  private final OrgCustomer indian = firm(name("Vega Steel").in(Optional.of("India")));
  private final OrgCustomer mueller = firm(name("Müller"));
  private final KnownNames known = new KnownNames(List.of(corporation, company, indian, mueller));

  @Test
  void formThatDiffersIsAnotherFirm() {
    assertThat(known.fitting(name("Vega Steel").as(form("Inc.")))).containsExactly(corporation);
    assertThat(known.fitting(name("Vega Steel").as(form("Oy")))).containsExactly(indian);
  }

  @Test
  void nameWithoutFormMeansEachOfThemAlike() {
    assertThat(known.fitting(name("Vega-Steel")))
        .containsExactlyInAnyOrder(corporation, company, indian);
    assertThat(Truth.of(known.fitting(name("Vega-Steel")), Optional.empty()).isOneOfSeveral())
        .isTrue();
  }

  @Test
  void placeThatWasAskedForHasToBeThere() {
    assertThat(known.fitting(name("Vega Steel").in(Optional.of("Asia")))).isEmpty();
  }

  @Test
  void beginningIsOfWholeWords() {
    assertThat(known.beginning(name("Vega"))).hasSize(3);
    assertThat(known.beginning(name("Veg"))).isEmpty();
  }

  @Test
  void umlautIsTheSameWithoutItsDotsAndWrittenOut() {
    assertThat(known.fitting(name("muller"))).containsExactly(mueller);
    assertThat(known.fitting(name("Mueller"))).containsExactly(mueller);
    assertThat(known.nearly(name("Muler"))).containsExactly(mueller);
  }

  @Test
  void oneLetterIsChangedLeftOutPutInOrSwapped() {
    assertThat(Stream.of("vegb", "veg", "vega1", "vgea"))
        .allSatisfy(other -> assertThat(OneLetter.apart("vega", other)).isTrue());
    assertThat(Stream.of("vega", "ve", "vag", "eagv"))
        .allSatisfy(other -> assertThat(OneLetter.apart("vega", other)).isFalse());
  }

  @Test
  void answerAboutWhoIsOnlyACandidateIsAboutAnotherFirm() {
    Truth truth = Truth.of(List.of(corporation), Optional.of(company));
    assertThat(truth.of(Reply.about(corporation.id()))).isEqualTo(Truth.Verdict.RIGHT);
    assertThat(truth.of(Reply.about(company.id()))).isEqualTo(Truth.Verdict.ANOTHER_FIRM);
    assertThat(truth.of(Reply.askingBack(List.of(company.id()))))
        .isEqualTo(Truth.Verdict.AMONG_CANDIDATES);
    assertThat(truth.of(Reply.askingBack(List.of(mueller.id()))))
        .isEqualTo(Truth.Verdict.OTHER_CANDIDATES);
  }

  private static NameParts name(String words) {
    return NameParts.of(Script.LATIN, Arrays.asList(words.split(" ", -1)));
  }

  private static Optional<LegalForm> form(String spelling) {
    return Optional.of(new LegalForm(Script.LATIN, Place.BEHIND, spelling, spelling));
  }

  private static OrgCustomer firm(NameParts name) {
    return new OrgCustomer(UUID.randomUUID(), name, false, true, Optional.empty(), false);
  }
}
