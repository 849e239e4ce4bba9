package io.github.dealsummary.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandlesTest {
  @Test
  void programsInOtherLanguagesHaveHandlesToo() {
    try (DataverseEmulator emulator = DataverseEmulator.builder().token("demo").start()) {
      Wire wire = new Wire(emulator, "demo");
      String snapshot = Wire.json(handle(wire, "POST", "snapshot", "")).get("snapshot").asText();
      wire.create("accounts", "{'name':'After'}");
      assertThat(handle(wire, "POST", "restore/" + snapshot, "").statusCode()).isEqualTo(204);
      assertThat(wire.names("accounts", "name eq 'After'")).isEmpty();
      handle(
          wire,
          "POST",
          "faults",
          "{\"on\":\"contacts\",\"status\":429,\"times\":1,\"retryAfterSeconds\":7}");
      HttpResponse<String> throttled = wire.get("contacts");
      assertThat(throttled.statusCode()).isEqualTo(429);
      assertThat(throttled.headers().firstValue("Retry-After")).contains("7");
      handle(wire, "POST", "faults", "{\"on\":\"contacts\",\"how\":\"expiredToken\"}");
      handle(wire, "DELETE", "faults", "");
      assertThat(wire.get("contacts").statusCode()).isEqualTo(200);
      JsonNode log = Wire.json(handle(wire, "GET", "log", ""));
      assertThat(log.get(log.size() - 1).get("path").asText()).isEqualTo("contacts");
      assertThat(handle(wire, "POST", "reset", "").statusCode()).isEqualTo(204);
      assertThat(emulator.requests()).isEmpty();
      assertThat(wire.get("WhoAmI").statusCode()).isEqualTo(200);
      for (String wrong :
          new String[] {
            "{\"on\":\"x\",\"what\":1}",
            "{}",
            "no",
            "{\"on\":\"x\"}",
            "{\"on\":\"x\",\"status\":\"abc\"}",
            "{\"on\":\"x\",\"status\":99}",
            "{\"on\":\"x\",\"status\":429,\"times\":0}"
          }) {
        assertThat(handle(wire, "POST", "faults", wrong).statusCode()).isEqualTo(400);
      }
      for (String nowhere : new String[] {"nothing", "log/more"}) {
        assertThat(handle(wire, "GET", nowhere, "").statusCode()).isEqualTo(404);
      }
    }
  }

  @Test
  void theBannerTellsAllThatIsNeeded() {
    try (DataverseEmulator emulator = DataverseEmulator.builder().token("demo").start()) {
      assertThat(emulator.token()).isEqualTo("demo");
      assertThat(emulator.banner())
          .contains(
              emulator.url().toString(), emulator.clientId(), emulator.clientSecret(), "demo");
    }
  }

  @Test
  void shellHandsTheBannersRequestToCurlAsItIsMeant() throws Exception {
    try (DataverseEmulator emulator = DataverseEmulator.builder().token("demo").start()) {
      String command =
          emulator
              .banner()
              .lines()
              .filter(line -> line.startsWith("Try:"))
              .findFirst()
              .orElseThrow();
      String shown = "curl() { printf '%s\\n' \"$@\"; }; " + command.replaceFirst("Try: +", "");
      Process shell = new ProcessBuilder("sh", "-c", shown).start();
      assertThat(shell.inputReader(UTF_8).lines())
          .containsExactly(
              "-H",
              "Authorization: Bearer demo",
              emulator.url() + "/api/data/v9.2/opportunities?$top=1");
    }
  }

  @Test
  void aGeneratedOrgIsTheSameForTheSameSeedAndQuickToAsk() {
    long start = System.nanoTime();
    try (DataverseEmulator emulator = DataverseEmulator.builder().generate(20_000, 7).start();
        DataverseEmulator same = DataverseEmulator.builder().generate(50, 7).start()) {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertThat(took).isLessThan(Duration.ofSeconds(4));
      Wire wire = Wire.to(emulator);
      String name = "Deal 17";
      JsonNode deal = wire.rows("opportunities", "$filter", "name eq '" + name + "'").get(0);
      JsonNode twin =
          Wire.to(same).rows("opportunities", "$filter", "name eq '" + name + "'").get(0);
      for (String column : new String[] {"opportunityid", "estimatedvalue", "_customerid_value"}) {
        assertThat(twin.get(column)).isEqualTo(deal.get(column));
      }
      assertThat(wire.get("accounts/$count?$filter=startswith(accountnumber,%27GEN-%27)").body())
          .isEqualTo("\uFEFF4000");
    }
  }

  private static HttpResponse<String> handle(Wire wire, String method, String path, String body) {
    return wire.send(
        HttpRequest.newBuilder(wire.emulator().url().resolve("/_emulator/" + path))
            .method(method, BodyPublishers.ofString(body)));
  }
}
