package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
  @AutoClose private static final DataverseEmulator EMULATOR = DataverseEmulator.start();
  private static final Wire WIRE = Wire.to(EMULATOR);

  @Test
  void aSearchAnswersFiftyRowsUnlessAskedAndNeverMoreThanAHundred() throws Exception {
    try (DataverseEmulator large = DataverseEmulator.start()) {
      for (int i = 0; i <= 100; i++) {
        large.add("account", Map.of("name", "Zebra " + i));
      }
      Wire wire = Wire.to(large);
      assertThat(found(wire, "{\"search\":\"zebra\"}")).hasSize(50);
      assertThat(found(wire, "{\"search\":\"zebra\",\"top\":100}")).hasSize(100);
    }
  }

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

  @Test
  void skipAndTopCutTheirPartOutOfWhatIsFound() throws Exception {
    String whole = "{\"search\":\"sample\",\"top\":3}";
    JsonNode first = found(whole);
    assertThat(first).hasSize(3);
    JsonNode second = found("{\"search\":\"sample\",\"top\":1,\"skip\":1}");
    assertThat(second).hasSize(1);
    assertThat(second.get(0)).isEqualTo(first.get(1));
  }

  private static JsonNode found(String body) throws Exception {
    return found(WIRE, body);
  }

  private static JsonNode found(Wire wire, String body) throws Exception {
    String response = Wire.json(search(wire, body)).get("response").asText();
    return new ObjectMapper().readTree(response).get("Value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"search\":\"ab\"} | 400",
        "{\"search\":\"abc\",\"top\":-5} | 400",
        "{\"search\":\"abc\",\"top\":101} | 400",
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
    return search(WIRE, body);
  }

  private static HttpResponse<String> search(Wire wire, String body) {
    return wire.send(
        HttpRequest.newBuilder(wire.emulator().url().resolve("/api/search/v2.0/query"))
            .header("Authorization", "Bearer " + wire.token())
            .POST(BodyPublishers.ofString(body)));
  }
}
