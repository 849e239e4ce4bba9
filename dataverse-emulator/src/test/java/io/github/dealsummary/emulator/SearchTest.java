package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final Wire WIRE = Wire.to(EMULATOR);

  @Test
  void wordsAreFoundInNamesAndTheAnswerIsJsonInAString() throws Exception {
    HttpResponse<String> response =
        search(
            "{\"search\":\"fourth cof\",\"count\":true,\"entities\":\"[{\\\"name\\\":\\\"account\\\"}]\"}");
    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode found = new ObjectMapper().readTree(Wire.json(response).get("response").asText());
    assertThat(found.get("Count").asInt()).isEqualTo(1);
    assertThat(found.at("/Value/0/EntityName").asText()).isEqualTo("account");
    assertThat(found.at("/Value/0/Attributes/name").asText()).isEqualTo("Fourth Coffee (sample)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"search\":\"ab\"} | 400",
        "{\"search\":\"abc\",\"top\":-5} | 400",
        "{\"search\":\"abc\",\"top\":\"many\"} | 400",
        "{\"search\":\"abc\",\"skip\":-1} | 400",
        "{\"search\":\"abc\",\"serach\":\"abc\"} | 400",
        "{\"search\":\"abc\",\"facets\":\"[]\"} | 501",
        "{\"search\":\"abc\",\"entities\":\"[{\\\"name\\\":\\\"none\\\"}]\"} | 400",
        "{\"search\":\"abc\",\"entities\":\"[\"} | 400"
      })
  void whatItCannotIsRefused(String body, int status) {
    assertThat(search(body).statusCode()).isEqualTo(status);
  }

  private static HttpResponse<String> search(String body) {
    return WIRE.send(
        HttpRequest.newBuilder(EMULATOR.url().resolve("/api/search/v2.0/query"))
            .header("Authorization", "Bearer " + WIRE.token())
            .POST(BodyPublishers.ofString(body)));
  }
}
