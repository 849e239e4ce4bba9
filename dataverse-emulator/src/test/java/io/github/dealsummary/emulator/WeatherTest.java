package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeatherTest {
  private static final Duration LONG = Duration.ofMinutes(20);
  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final String SUMMARY = "{\"RecordId\":\"00000000-0000-0000-0000-000000000001\"}";

  @Test
  void requestsOverTheLimitAreRefusedPerUser() {
    try (DataverseEmulator emulator = in(Weather.fair().limits(2, LONG, 52, WINDOW))) {
      Wire wire = Wire.to(emulator);
      String kenny =
          wire.rows("systemusers", "$filter", "lastname eq 'Smith'")
              .get(0)
              .get("systemuserid")
              .asText();
      HttpResponse<String> last = wire.get("WhoAmI");
      assertThat(last.headers().firstValue("x-ms-ratelimit-burst-remaining-xrm-requests"))
          .contains("0");
      HttpResponse<String> over = wire.get("WhoAmI");
      assertThat(over.statusCode()).isEqualTo(429);
      assertThat(Wire.errorCode(over)).isEqualTo("0x80072322");
      assertThat(over.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(290L, 300L);
      assertThat(wire.get("WhoAmI", "MSCRMCallerID", kenny).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aUserIsChargedHoweverTheRequestNamesThem() {
    try (DataverseEmulator emulator = in(Weather.fair().limits(3, LONG, 52, WINDOW))) {
      Wire wire = Wire.to(emulator);
      JsonNode kenny = wire.rows("systemusers", "$filter", "fullname eq 'Kenny Smith'").get(0);
      String id = kenny.get("systemuserid").asText();
      String objectId = kenny.get("azureactivedirectoryobjectid").asText();
      assertThat(wire.get("WhoAmI", "MSCRMCallerID", id).statusCode()).isEqualTo(200);
      assertThat(wire.get("WhoAmI", "CallerObjectId", objectId).statusCode()).isEqualTo(200);
      assertThat(wire.get("WhoAmI", "MSCRMCallerID", id.toUpperCase(Locale.ROOT)).statusCode())
          .isEqualTo(200);
      assertThat(wire.get("WhoAmI", "CallerObjectId", objectId).statusCode()).isEqualTo(429);
      assertThat(wire.get("WhoAmI").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aSummaryIsChargedItsSeconds() {
    Weather weather = Weather.fair().limits(100, Duration.ofSeconds(5), 52, WINDOW);
    try (DataverseEmulator emulator = in(weather)) {
      Wire wire = Wire.to(emulator);
      wire.post("msdyn_SalesRecordSummary", SUMMARY);
      HttpResponse<String> second = wire.post("msdyn_SalesRecordSummary", SUMMARY);
      assertThat(second.statusCode()).isEqualTo(404);
      assertThat(second.headers().firstValue("x-ms-ratelimit-time-remaining-xrm-requests"))
          .contains("0.00");
      HttpResponse<String> third = wire.get("WhoAmI");
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(Wire.errorCode(third)).isEqualTo("0x80072321");
      assertThat(third.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void requestsAtOneTimeAreLimitedAndLatencyIsWaited() {
    Weather weather =
        Weather.fair().limits(100, LONG, 1, WINDOW).latency("accounts", Duration.ofMillis(400));
    try (DataverseEmulator emulator = in(weather)) {
      Wire wire = Wire.to(emulator);
      long start = System.nanoTime();
      CompletableFuture<HttpResponse<String>> slow =
          CompletableFuture.supplyAsync(() -> wire.get("accounts"));
      while (emulator.requests().isEmpty()) {
        Thread.onSpinWait();
      }
      HttpResponse<String> beside = wire.get("WhoAmI");
      while (beside.statusCode() == 200 && !slow.isDone()) {
        beside = wire.get("WhoAmI");
      }
      assertThat(Wire.errorCode(beside)).isEqualTo("0x80072326");
      assertThat(slow.join().statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(390));
    }
  }

  @ParameterizedTest
  @CsvSource({"OFF, 400, 0x80040265", "UNLICENSED, 403, 0x80048306", "MISSING, 404, 0x80060888"})
  void copilotMayBeAway(Weather.Copilot state, int status, String code) {
    try (DataverseEmulator emulator = in(Weather.fair().copilot(state))) {
      HttpResponse<String> response = Wire.to(emulator).post("msdyn_SalesRecordSummary", SUMMARY);
      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(Wire.errorCode(response)).isEqualTo(code);
    }
  }

  @Test
  void leadingWildcardsMayBeThrottled() {
    try (DataverseEmulator emulator = in(Weather.fair().throttlingLeadingWildcards())) {
      Wire wire = Wire.to(emulator);
      for (String slow :
          new String[] {"contains(name,'a')", "endswith(name,'a')", "startswith(name,'%a')"}) {
        HttpResponse<String> response = wire.get("accounts?" + Wire.options("$filter", slow));
        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(Wire.errorCode(response)).isEqualTo("0x80048744");
      }
      assertThat(wire.names("accounts", "startswith(name,'b') or name eq 'contains(x'"))
          .containsExactly("Blue Yonder Airlines (sample)");
    }
  }

  @Test
  void connectionsAreResetStalledAndCutShort() {
    try (DataverseEmulator emulator = DataverseEmulator.builder().behindRelay().start()) {
      Wire wire = Wire.to(emulator);
      assertThat(wire.get("WhoAmI").statusCode()).isEqualTo(200);
      emulator.inject(Fault.on("accounts").reset());
      assertThatThrownBy(() -> wire.get("accounts"))
          .isInstanceOf(UncheckedIOException.class)
          .rootCause()
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      emulator.clearFaults();
      emulator.inject(Fault.on("contacts").truncate());
      assertThatThrownBy(() -> wire.get("contacts")).isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void aStalledAnswerDoesNotHoldUpOthers() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      Wire wire = Wire.to(emulator);
      emulator.inject(Fault.on("tasks").stall());
      CompletableFuture<HttpResponse<String>> stalled =
          CompletableFuture.supplyAsync(() -> wire.get("tasks"));
      assertThat(wire.get("accounts").statusCode()).isEqualTo(200);
      assertThat(stalled).isNotDone();
    }
  }

  @Test
  void aTokenMayExpireOnItsWay() {
    try (DataverseEmulator emulator = DataverseEmulator.start()) {
      emulator.inject(Fault.on("accounts").expiredToken().times(1));
      Wire wire = Wire.to(emulator);
      HttpResponse<String> expired = wire.get("accounts");
      assertThat(expired.statusCode()).isEqualTo(401);
      assertThat(expired.headers().firstValue("WWW-Authenticate")).isPresent();
      assertThat(wire.get("accounts").statusCode()).isEqualTo(200);
    }
  }

  private static DataverseEmulator in(Weather weather) {
    return DataverseEmulator.builder().weather(weather).start();
  }
}
