package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
  @AutoClose private final DataverseEmulator emulator = DataverseEmulator.start();
  private final Wire wire = Wire.to(emulator);

  @ParameterizedTest
  @CsvSource({
    "400, 0x80040203",
    "403, 0x80048306",
    "404, 0x80040217",
    "412, 0x80060882",
    "429, 0x80072322",
    "500, 0x80040216",
    "503, 0x80044150",
    "418, ''"
  })
  void aStatusBringsTheErrorThatGoesWithIt(int status, String code) {
    emulator.inject(Fault.on("accounts").status(status));
    HttpResponse<String> response = wire.get("accounts?$top=1");
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(Wire.errorCode(response)).isEqualTo(code);
    assertThat(Wire.errorMessage(response)).isNotEmpty();
    assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
  }

  @Test
  void retryAfterIsInWholeSecondsRoundedUp() {
    emulator.inject(Fault.on("accounts").status(503).retryAfter(Duration.ofMillis(1_200)));
    assertThat(wire.get("accounts").headers().firstValue("Retry-After")).contains("2");
    emulator.reset();
    emulator.inject(Fault.on("accounts").status(429).retryAfter(Duration.ZERO));
    assertThat(Wire.to(emulator).get("accounts").headers().firstValue("Retry-After")).contains("0");
  }

  @Test
  void a401BringsTheChallenge() {
    emulator.inject(Fault.on("accounts").status(401));
    assertThat(wire.get("accounts").headers().firstValue("WWW-Authenticate")).isPresent();
  }

  @Test
  void aMissingActionIsASegmentThatIsNotFound() {
    emulator.inject(Fault.on("msdyn_SalesOpportunitySummary").notFoundForSegment());
    HttpResponse<String> response = wire.post("msdyn_SalesOpportunitySummary", "{}");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(Wire.errorCode(response)).isEqualTo("0x80060888");
    assertThat(Wire.errorMessage(response))
        .isEqualTo("Resource not found for the segment 'msdyn_SalesOpportunitySummary'.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"msdyn_summary_raw\":null}", "{\"value\":[{\"na"})
  void anyBodyCanBeAnswered(String body) {
    emulator.inject(Fault.on("WhoAmI").body(body));
    HttpResponse<String> response = wire.get("WhoAmI()");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(body);
  }

  @Test
  void theFirstFaultThatMatchesAndIsNotUsedUpHappens() {
    emulator.inject(Fault.on("accounts").status(500).times(2));
    emulator.inject(Fault.on("accounts").html(502).times(1));
    assertThat(wire.get("contacts?$top=1").statusCode()).isEqualTo(200);
    assertThat(wire.get("accounts").statusCode()).isEqualTo(500);
    assertThat(wire.get("accounts(00000000-0000-0000-0000-000000000001)").statusCode())
        .isEqualTo(500);
    HttpResponse<String> html = wire.get("accounts");
    assertThat(html.statusCode()).isEqualTo(502);
    assertThat(html.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(wire.get("accounts?$top=1").statusCode()).isEqualTo(200);
  }

  @Test
  void faultedRequestsAreLoggedWithTheStatusTheyGot() {
    emulator.inject(Fault.on("$batch").html(503));
    wire.post("$batch", "");
    assertThat(emulator.requests()).extracting(RecordedRequest::status).containsExactly(503);
  }

  @Test
  void aDelayAloneIsASlowRightAnswer() {
    emulator.inject(Fault.on("WhoAmI").delay(Duration.ofMillis(150)));
    long start = System.nanoTime();
    HttpResponse<String> response = wire.get("WhoAmI");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("WhoAmIResponse");
  }

  @Test
  @Timeout(20)
  void closingEndsDelayedAnswersAtOnce() throws Exception {
    emulator.inject(Fault.on("WhoAmI").delay(Duration.ofMinutes(10)));
    CompletableFuture<HttpResponse<String>> pending =
        HttpClient.newHttpClient()
            .sendAsync(wire.request("WhoAmI").build(), BodyHandlers.ofString());
    while (emulator.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(emulator.requests().get(0).status()).isZero();
    long start = System.nanoTime();
    emulator.close();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    assertThatThrownBy(() -> pending.get(5, TimeUnit.SECONDS)).hasMessageContaining("Exception");
  }
}
