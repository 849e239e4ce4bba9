package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes matching a customer hard is in the sample org, and stays there. */
class SampleOrgTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final Wire WIRE = Wire.to(EMULATOR);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Fourth Coffee (sample)                           | 3",
        "Adventure Works (sample)                         | 0",
        "Adventure Works Cycles (sample)                  | 1",
        "Litware, Inc. (sample)                           | 1",
        "Litware Europe (sample)                          | 1",
        "Northwind Traders (sample)                       | 2",
        "City Power & Light (sample)                      | 1",
        "Café Zoë ☕ (sample)                             | 1",
        "Wide World, Importers_Europe [West] 50% (sample) | 1",
        "O''Brien & Söhne #1 (100% \"best\")              | 1",
        "Trey Research (sample)                           | 0"
      })
  void accountsHaveTheseOpenDeals(String literal, int open) {
    String filter =
        "statecode eq 0 and customerid_account/name eq '" + literal.replace("\\", "") + "'";
    assertThat(WIRE.names("opportunities", filter)).hasSize(open);
  }

  @Test
  void fourthCoffeeHasOpenDealsInTwoCurrencies() {
    List<JsonNode> deals =
        WIRE.rows(
            "opportunities",
            "$filter",
            "statecode eq 0 and customerid_account/name eq 'Fourth Coffee (sample)'",
            "$orderby",
            "estimatedvalue_base desc",
            "$expand",
            "transactioncurrencyid($select=isocurrencycode),parentcontactid($select=fullname)");
    assertThat(deals)
        .extracting(deal -> deal.at("/transactioncurrencyid/isocurrencycode").asText())
        .containsExactly("USD", "EUR", "USD");
    assertThat(deals.get(0).get("name").asText())
        .isEqualTo("10 orders of Product SKU JJ202 (sample)");
    assertThat(deals.get(0).at("/parentcontactid/fullname").asText())
        .isEqualTo("Yvonne McKay (sample)");
  }

  @Test
  void twoAccountsShareTheirNameInTwoCities() {
    assertThat(WIRE.rows("accounts", "$filter", "name eq 'Northwind Traders (sample)'"))
        .extracting(account -> account.get("address1_city").asText())
        .containsExactly("Seattle", "Portland");
  }

  @Test
  void aContactIsTheCustomerOfADeal() {
    assertThat(
            WIRE.names("opportunities", "statecode eq 0 and customerid_contact/fullname ne null"))
        .containsExactly("Vintage espresso machine, restored (sample)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6 orders of Product SKU JJ202 (sample)",
        "Will be ordering about 110 items of all types (sample)"
      })
  void namesAreThoseOfMicrosoftsSampleData(String deal) {
    assertThat(WIRE.names("opportunities", "name eq '" + deal + "'")).hasSize(1);
  }

  @Test
  void openDealsCloseInTheFutureWheneverItStarts() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(WIRE.rows("opportunities", "$filter", "statecode eq 0"))
        .allSatisfy(
            deal ->
                assertThat(LocalDate.parse(deal.get("estimatedclosedate").asText()))
                    .isAfter(today));
    assertThat(WIRE.rows("opportunities", "$filter", "statecode ne 0"))
        .allSatisfy(
            deal ->
                assertThat(LocalDate.parse(deal.get("actualclosedate").asText())).isBefore(today));
  }

  @Test
  void idsAreTheSameOnEveryStart() {
    try (DataverseEmulator again = DataverseEmulator.start()) {
      assertThat(ids(Wire.to(again))).isEqualTo(ids(WIRE));
    }
  }

  private static List<String> ids(Wire wire) {
    return wire.rows("opportunities").stream()
        .map(deal -> deal.get("opportunityid").asText() + deal.get("_customerid_value").asText())
        .toList();
  }
}
