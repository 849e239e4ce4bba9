package io.github.dealsummary.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Matching;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.RecordedRequest;
import io.github.dealsummary.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a find sends: few conditions, short addresses, in a written order. */
class WhatIsSentTest {
  private static final int LONGEST_ADDRESS = 8_000;
  private static final int MOST_CONDITIONS = 200;
  private static final int MOST_LETTERS = 40;
  private static final Pattern ADDRESS = Pattern.compile("GET (\\S+) HTTP");
  private static final Pattern CONDITION =
      Pattern.compile("startswith\\(|contains\\(|endswith\\(| eq ");

  private final DataverseEmulator sales = DataverseEmulator.start();
  private final Environment environment =
      Settings.from(sales.variables()).environments().get(0).open();

  @AfterEach
  void close() {
    environment.client().close();
    sales.close();
  }

  static Stream<String> longNames() {
    return Stream.of(
        "漢".repeat(256),
        "äöüåøäöüåø",
        "ä".repeat(256),
        "x".repeat(256),
        "\u00fc\u00e9".repeat(128),
        "Müller-Lüdenscheidt Überlandwerke Österreichische Großhändler für Öle & Söhne",
        "ab cd ef gh ij kl mn op qr st uv wx yz".repeat(6),
        "漢字 株式会社 ".repeat(30).strip(),
        "\uD842\uDFB7".repeat(128),
        "+49 (0) 221 / 555-0190",
        "www.a-very-long-domain-name-of-a-firm-with-umlauts-äöü.example",
        "%_[".repeat(85),
        "'".repeat(256));
  }

  @ParameterizedTest
  @MethodSource("longNames")
  void addressesAreShortAndConditionsFewHoweverLongTheNameIs(String name) {
    find(name);
    assertThat(sales.requests()).isNotEmpty();
    assertThat(addresses(sales.requests()))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(address -> assertThat(address).hasSizeLessThan(LONGEST_ADDRESS));
    assertThat(sales.requests().stream().flatMap(request -> request.parts().stream()))
        .allSatisfy(part -> assertThat(conditions(part)).isLessThan(MOST_CONDITIONS))
        .allSatisfy(part -> assertThat(part.status()).isEqualTo(200));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fourth Coffee | F__rth%__ff__; %F__rth%__ff__;The F__rth%__ff__;L[aeo]% F__rth%__ff__;"
            + "D[aei]% F__rth%__ff__;PT%F__rth%__ff__;UAB%F__rth%__ff__;SIA%F__rth%__ff__",
        "US Bank       | US%B__k;U[. -]%S%B__k; %U%S%B__k;The U%S%B__k;L[aeo]% U%S%B__k;"
            + "D[aei]% U%S%B__k;PT%U%S%B__k;UAB%U%S%B__k",
        "Ромашка       | Ромашка; %Ромашка;ООО%Ромашка;АО%Ромашка;ПАО%Ромашка;ЗАО%Ромашка;ТОВ%Ромашка",
      })
  void alternativesAreInAWrittenOrderAndAtMostEight(String name, String patterns) {
    List<String> expected = Stream.of(patterns.split(";")).toList();
    assertThat(NamePatterns.of(AskedCustomer.of(name)).firms())
        .isEqualTo(expected)
        .hasSizeLessThanOrEqualTo(NamePatterns.MOST_BEGINNINGS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fourth Coffee",
        "Éclair École",
        "U.S. Bank",
        "ООО Ромашка",
        "株式会社リコー",
        "%_[",
        "7"
      })
  void firstLookHasNoLeadingWildcardAndAnIndexHelps(String name) {
    find(name);
    assertThat(sales.requests().get(0).parts().stream().flatMap(part -> part.literals().stream()))
        .isNotEmpty()
        .noneMatch(literal -> literal.startsWith("%") || literal.startsWith("_"));
    assertThat(sales.requests().get(0).body()).doesNotContain("contains(");
  }

  @Test
  void onlyFortyLettersAreSentAndTheOthersAreComparedHere() {
    String name = "Woodgrove " + "abcdefgh ".repeat(10);
    sales.add("account", Map.of("name", name + "x"));
    sales.add("account", Map.of("name", name + "y"));
    assertThat(find(name + "y").toString()).contains(name + "y").doesNotContain(name + "x");
    assertThat(sales.requests().get(0).parts().stream().flatMap(part -> part.literals().stream()))
        .isNotEmpty()
        .allSatisfy(
            literal ->
                assertThat(literal.replaceAll("[^a-zA-Z_]", ""))
                    .hasSizeLessThan(MOST_LETTERS + 10));
  }

  private Object find(String name) {
    return new DataverseOpportunityFinder(Ranking.VALUE, Matching.standard())
        .find(environment, Question.about(name).withWonDeals());
  }

  private static List<String> addresses(List<RecordedRequest> requests) {
    return requests.stream()
        .flatMap(request -> ADDRESS.matcher(request.body()).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static long conditions(RecordedRequest part) {
    Matcher conditions = CONDITION.matcher(part.query().getOrDefault("$filter", ""));
    return conditions.results().count();
  }
}
