package io.github.dealsummary.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Runs what the README shows. */
class ReadmeTest {
  @Test
  void exampleIsTheOneThatRunsHere() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String example = readme.split("```java\n", 2)[1].split("```", 2)[0];
    String source =
        Files.readString(Path.of("src/test/java/io/github/dealsummary/emulator/ReadmeTest.java"));
    assertThat(example.lines().map(String::strip))
        .isNotEmpty()
        .isSubsetOf(source.lines().map(String::strip).toList());
  }

  @Test
  void firstAnswerIsTheOneThatIsGiven() throws Exception {
    List<String> lines = Files.readString(Path.of("README.md")).lines().toList();
    String request = lines.stream().filter(line -> line.startsWith("$ curl")).findFirst().get();
    String answer = lines.get(lines.indexOf(request) + 1);
    String shown = "http://127.0.0.1:8085";
    try (DataverseEmulator sales = DataverseEmulator.builder().token("demo").start()) {
      String url = request.substring(request.indexOf(shown) + shown.length(), request.length() - 1);
      HttpRequest first =
          HttpRequest.newBuilder(sales.url().resolve(url))
              .header("Authorization", "Bearer demo")
              .build();
      assertThat(HttpClient.newHttpClient().send(first, BodyHandlers.ofString()).body())
          .isEqualTo(answer.replace(shown, sales.url().toString()));
    }
  }

  /** With the names that the README says: read and set as Dataverse would have it. */
  @Test
  void ownOrgIsTheOneOfTheExample() throws Exception {
    String json =
        Files.readString(Path.of("README.md")).split("```json\n", 2)[1].split("```", 2)[0];
    try (DataverseEmulator org =
        SmallOrg.with(
            "{"
                + json
                + ", \"tables\": {\"systemuser\": {\"app\": {\"lastname\": \"app\"},"
                + " \"kenny-smith\": {\"lastname\": \"Smith\"}}}}")) {
      Wire wire = Wire.to(org);
      String account = wire.create("accounts", "{'name':'A'}");
      wire.create(
          "new_plans",
          "{'new_name':'P','new_Account@odata.bind':'accounts(%s)'}".formatted(account));
      assertThat(wire.rows("new_plans").get(0).get("_new_account_value").asText())
          .isEqualTo(account);
      assertThat(wire.read("new_Greet(Name='Ada')").get("Greeting").asText())
          .isEqualTo("Hello Ada");
      assertThat(wire.get("roles?$filter=name eq 'salesperson'".replace(" ", "%20")).body())
          .contains("salesperson");
    }
  }

  @Nested
  class OpenDealsTest {
    @Test
    void throttledRequestSucceedsWhenRepeated() throws Exception {
      try (DataverseEmulator sales = DataverseEmulator.start()) {
        sales.inject(Fault.on("opportunities").status(429).times(1));
        HttpRequest openDeals =
            HttpRequest.newBuilder(
                    sales.url().resolve("/api/data/v9.2/opportunities?$filter=statecode%20eq%200"))
                .header("Authorization", "Bearer " + sales.token())
                .build();
        HttpClient client = HttpClient.newHttpClient();
        client.send(openDeals, BodyHandlers.ofString());
        client.send(openDeals, BodyHandlers.ofString());
        assertThat(sales.requests()).extracting(RecordedRequest::status).containsExactly(429, 200);
      }
    }
  }
}
