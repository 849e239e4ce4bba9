package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExchangeRateTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();

  private final Wire wire = Wire.afresh(EMULATOR);

  @ParameterizedTest
  @CsvSource({
    "transactioncurrencies, 0",
    "transactioncurrencies, -1",
    "transactioncurrencies, 0.00000000009",
    "transactioncurrencies, 100000000000.1",
    "accounts, 0",
    "opportunities, 1e-20"
  })
  void isRefusedOutsideItsRange(String set, String rate) {
    assertOutOfRange(wire.post(set, "{\"exchangerate\":" + rate + "}"), "exchangerate");
  }

  @ParameterizedTest
  @CsvSource({"0.0000000001, 10000000000", "100000000000, 0"})
  void isTakenAtTheEndsOfItsRange(String rate, String base) {
    String id = wire.create("accounts", inCurrency(rate, 1).replace('"', '\''));
    assertThat(wire.read("accounts(" + id + ")").get("revenue_base").decimalValue())
        .isEqualByComparingTo(base);
  }

  @Test
  void takesNoAmountOutOfTheRangeOfTheBaseCurrency() {
    assertOutOfRange(wire.post("accounts", inCurrency("0.0000000001", 1_000_000)), "revenue_base");
  }

  @Test
  void isNotZeroInAProgramEither() {
    Map<String, ?> row = Map.of("revenue", BigDecimal.ONE, "exchangerate", BigDecimal.ZERO);
    assertThatThrownBy(() -> EMULATOR.add("account", row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exchangerate");
  }

  private String inCurrency(String rate, int revenue) {
    String currency =
        wire.create("transactioncurrencies", "{'currencyname':'New','exchangerate':" + rate + "}");
    return "{\"revenue\":%s,\"transactioncurrencyid@odata.bind\":\"/transactioncurrencies(%s)\"}"
        .formatted(revenue, currency);
  }

  private static void assertOutOfRange(HttpResponse<String> refused, String column) {
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(Wire.errorCode(refused)).isEqualTo("0x80044330");
    assertThat(Wire.errorMessage(refused)).contains("'" + column + "'");
  }
}
