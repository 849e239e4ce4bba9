package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Insight.Origin;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The values and the published Swagger file say the same. */
class OperationTest {
  private final JsonNode swagger;

  OperationTest() throws IOException {
    swagger = new ObjectMapper().readTree(Path.of("connector/apiDefinition.swagger.json").toFile());
  }

  @Test
  void everyOperationIsPublishedAndNoOther() {
    List<String> published = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : swagger.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        published.add(
            method.getKey().toUpperCase(Locale.ROOT)
                + " "
                + swagger.path("basePath").textValue()
                + path.getKey()
                + " "
                + method.getValue().path("operationId").textValue());
      }
    }

    assertThat(published)
        .containsExactlyElementsOf(
            Stream.of(Operation.values())
                .map(one -> one.method() + " " + one.path() + " " + one.id())
                .toList());
  }

  /** A server answers other methods at a path with the one that it has. */
  @Test
  void everyOperationHasAPathOfItsOwn() {
    assertThat(Stream.of(Operation.values()).map(Operation::path)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void fileRequiresWhatTheOperationNeeds(Operation operation) {
    List<String> required = new ArrayList<>();
    for (JsonNode parameter : published(operation).path("parameters")) {
      boolean inBody = parameter.path("in").textValue().equals("body");
      JsonNode fields = inBody ? definition(parameter) : parameter;
      if (inBody) {
        assertThat(parameter.path("required").booleanValue()).isTrue();
        required.add("a body");
        fields.path("required").forEach(name -> required.add(name.textValue()));
      } else if (parameter.path("required").booleanValue()) {
        required.add(parameter.path("name").textValue());
      }
    }

    assertThat(required.contains("a body")).isEqualTo(operation.needsBody());
    assertThat(required.contains("customerName")).isEqualTo(operation.needsCustomer());
    assertThat(operation.method().equals("GET")).isNotEqualTo(operation.writes());
  }

  @ParameterizedTest
  @EnumSource
  void fileNamesWhatIsRead(Operation operation) {
    List<String> words = Stream.of(RequestField.values()).map(RequestField::toString).toList();
    for (JsonNode parameter : published(operation).path("parameters")) {
      if (!parameter.path("in").textValue().equals("body")) {
        assertThat(words).contains(parameter.path("name").textValue());
      }
    }
    assertThat(swagger.at("/securityDefinitions/function_key/name").textValue())
        .isEqualTo(DealContract.KEY_PARAMETER);
  }

  @Test
  void limitsInTheFileAreThoseOfTheCode() {
    Map<String, Integer> longest =
        Map.of(
            "customerName", Question.LONGEST_NAME,
            "text", Insight.LONGEST_TEXT,
            "agent", Origin.LONGEST_LINE,
            "caseNumber", Origin.LONGEST_LINE,
            "instance", Origin.LONGEST_LINE,
            "idempotencyKey", Insight.LONGEST_KEY,
            "environment", 64);
    List<String> limited = new ArrayList<>();
    swagger
        .at("/definitions/Insight/properties")
        .properties()
        .forEach(field -> hold(field.getKey(), field.getValue(), longest, limited));
    for (Operation operation : Operation.values()) {
      published(operation)
          .path("parameters")
          .forEach(one -> hold(one.path("name").textValue(), one, longest, limited));
    }

    assertThat(limited).containsAll(longest.keySet());
    for (RequestField field : RequestField.values()) {
      assertThat(field.longest())
          .isEqualTo(longest.getOrDefault(field.toString(), Integer.MAX_VALUE));
    }
  }

  private static void hold(
      String name, JsonNode declared, Map<String, Integer> longest, List<String> limited) {
    if (declared.has("maxLength")) {
      assertThat(declared.path("maxLength").intValue()).as(name).isEqualTo(longest.get(name));
      limited.add(name);
    } else {
      assertThat(longest).doesNotContainKey(name);
    }
    if (name.equals("ranking")) {
      assertThat(declared.path("enum"))
          .extracting(JsonNode::textValue)
          .containsExactlyElementsOf(Stream.of(Ranking.values()).map(Ranking::word).toList());
    }
  }

  private JsonNode published(Operation operation) {
    String path = operation.path().substring(swagger.path("basePath").textValue().length());
    return swagger.path("paths").path(path).path(operation.method().toLowerCase(Locale.ROOT));
  }

  private JsonNode definition(JsonNode parameter) {
    return swagger.at(parameter.at("/schema/$ref").textValue().substring(1));
  }
}
