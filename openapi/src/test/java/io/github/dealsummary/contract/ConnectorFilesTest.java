package io.github.dealsummary.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.dealsummary.Ranking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Microsoft's schemas, and the rules by which its connector service refuses a file that passes
 * them.
 */
class ConnectorFilesTest {
  private static final Path FILE = Path.of("connector/apiDefinition.swagger.json");

  private final JsonNode swagger = read(FILE);

  @ParameterizedTest
  @CsvSource({
    "apiDefinition.swagger.json, connector-apiDefinition.schema.json, DRAFT_4",
    "apiProperties.json, connector-apiProperties.schema.json, DRAFT_7",
  })
  void filePassesMicrosoftsSchema(String file, String schema, SpecificationVersion version) {
    JsonNode rules = read(Path.of("src/test/resources/schemas").resolve(schema));

    assertThat(
            SchemaRegistry.withDefaultDialect(version)
                .getSchema(rules)
                .validate(read(Path.of("connector").resolve(file))))
        .isEmpty();
  }

  @Test
  void infoKeepsTheRulesOfCertification() throws Exception {
    String title = swagger.at("/info/title").textValue();
    // A plugin's name has twenty characters, a connector's thirty.
    assertThat(title).hasSizeLessThanOrEqualTo(20).doesNotContainIgnoringCase("api", "connector");
    String description = swagger.at("/info/description").textValue();
    // A plugin made from the file shows people a hundred; a connector needs thirty.
    assertThat(description).hasSizeBetween(30, 100);
    assertThat(description.toLowerCase(Locale.ROOT))
        .doesNotContain("power apps", "power automate", "logic apps", "power platform", "copilot");
    assertThat(swagger.at("/info/contact/url").textValue()).isNotBlank();
    assertThat(swagger.path("x-ms-connector-metadata").findValuesAsText("propertyName"))
        .containsExactly("Website", "Privacy policy", "Categories");
    assertThat(Files.size(FILE)).isLessThan(1_000_000);
  }

  /**
   * The limits of those who import the file, beside the ones above. A plugin's generator takes POST
   * and GET only, flat bodies and one key; a Copilot Studio tool loses its enums otherwise.
   */
  @Test
  void fileStaysWithinTheLimitsOfItsHosts() {
    assertThat(swagger.path("swagger").textValue()).isEqualTo("2.0");
    assertThat(swagger.path("securityDefinitions")).hasSize(1);
    assertThat(swagger.path("definitions")).hasSizeLessThan(512);
    assertThat(operations()).hasSizeLessThanOrEqualTo(25);
    assertThat(swagger.path("paths"))
        .allSatisfy(path -> assertThat(path.fieldNames()).toIterable().isSubsetOf("get", "post"));
    for (JsonNode operation : operations()) {
      assertThat(operation.path("description").textValue()).hasSizeBetween(30, 1_024);
    }
    assertThat(swagger.findValues("x-ms-summary"))
        .isNotEmpty()
        .allSatisfy(summary -> assertThat(summary.textValue()).hasSizeBetween(1, 80));
    assertThat(swagger.findValues("description"))
        .allSatisfy(text -> assertThat(text.textValue()).hasSizeBetween(1, 1_024));
    assertThat(swagger.findValues("x-ms-visibility"))
        .allSatisfy(word -> assertThat(word.textValue()).isIn("important", "advanced", "internal"));
    assertThat(swagger.findParents("enum"))
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.path("type").textValue()).isEqualTo("string"));
    assertThat(swagger.findValues("type"))
        .allSatisfy(type -> assertThat(type.isTextual()).as("one type, not several").isTrue());
    for (String keyword : List.of("allOf", "oneOf", "anyOf", "exclusiveMinimum")) {
      assertThat(swagger.findValues(keyword)).as(keyword).isEmpty();
    }
    assertThat(swagger.at("/definitions/Insight/properties"))
        .as("a flat body")
        .allSatisfy(field -> assertThat(field.path("type").textValue()).isEqualTo("string"));
  }

  /** What a field's text may be is written down, so that a host can check it beforehand. */
  @Test
  void everyTextThatIsReadHasABoundOrAForm() {
    List<JsonNode> fields = new ArrayList<>();
    swagger.at("/definitions/Insight/properties").forEach(fields::add);
    for (JsonNode operation : operations()) {
      operation.path("parameters").forEach(fields::add);
    }
    assertThat(fields)
        .filteredOn(field -> field.path("type").asText().equals("string"))
        .isNotEmpty()
        .allMatch(field -> field.has("maxLength") || field.has("format") || field.has("enum"));
    assertThat(swagger.at("/definitions/Insight/additionalProperties").toString())
        .isEqualTo("false");
    for (Map.Entry<String, JsonNode> field :
        swagger.at("/definitions/Insight/properties").properties()) {
      boolean required =
          swagger.at("/definitions/Insight/required").toString().contains(field.getKey());
      assertThat(field.getValue().path("x-nullable").booleanValue()).isNotEqualTo(required);
    }
  }

  @Test
  void everyOperationCanBeToldApart() {
    assertThat(operations()).isNotEmpty();
    for (JsonNode operation : operations()) {
      assertThat(operation.path("operationId").textValue()).matches("([A-Z][a-z0-9]+)+");
      assertThat(operation.path("summary").textValue())
          .hasSizeLessThanOrEqualTo(80)
          .doesNotContainPattern("[/\\\\<>*%&?]")
          .matches(".*[A-Za-z0-9]");
      assertThat(operation.path("description").textValue()).endsWith(".");
    }
  }

  @Test
  void modelIsToldToAskTheUserWhoIsMeant() {
    for (JsonNode operation : operations()) {
      assertThat(operation.path("description").textValue())
          .contains("back who is meant", "even about a single customer", "ask the user")
          .doesNotContain("beginning of the name is enough");
      assertThat(operation.at("/responses/200/description").textValue())
          .contains("a question back about who is meant");
    }
    assertThat(swagger.findParents("x-ms-visibility"))
        .filteredOn(field -> field.path("x-ms-summary").asText().equals("Customer name"))
        .hasSameSizeAs(operations())
        .allSatisfy(
            field ->
                assertThat(field.path("description").textValue())
                    .startsWith("The whole name")
                    .contains("another form is another company", "asks back who is meant"));
  }

  @Test
  void everyParameterIsDescribedToTheModelThatFillsIt() {
    for (JsonNode operation : operations()) {
      assertThat(operation.path("parameters")).isNotEmpty();
      for (JsonNode parameter : operation.path("parameters")) {
        assertThat(parameter.path("x-ms-summary").textValue()).isNotBlank();
        assertThat(parameter.path("description").textValue()).endsWith(".");
      }
    }
    for (JsonNode field : swagger.at("/definitions/Insight/properties")) {
      assertThat(field.path("x-ms-summary").textValue()).isNotBlank();
      assertThat(field.path("description").textValue()).endsWith(".");
    }
  }

  @Test
  void everySchemaSaysSomethingButTheDefaultResponseHasNone() {
    for (JsonNode operation : operations()) {
      JsonNode other = operation.path("responses").path("default");
      assertThat(other.has("schema")).isFalse();
      assertThat(other.path("description").textValue()).contains("Any other failure");
      assertThat(operation.findValues("schema"))
          .isNotEmpty()
          .allSatisfy(schema -> assertThat(schema).isNotEmpty());
    }
  }

  @Test
  void questionIsDeclaredAsItIsRead() {
    JsonNode operation = swagger.at("/paths/~1DealSummary/get");

    assertThat(operation.path("operationId").textValue()).isEqualTo("DealSummary");
    assertThat(operation.path("parameters").findValuesAsText("name"))
        .containsExactly("customerName", "customerId", "ranking", "environment");
    JsonNode deals = swagger.at("/paths/~1Deals/get");
    assertThat(deals.path("operationId").textValue()).isEqualTo("FindDeals");
    assertThat(deals.path("parameters").findValuesAsText("name"))
        .containsExactly("customerName", "customerId", "ranking", "environment", "wonDeals");
    JsonNode insights = swagger.at("/paths/~1Insights/post");
    assertThat(insights.path("operationId").textValue()).isEqualTo("ShareInsight");
    assertThat(swagger.at("/definitions/Insight/properties").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrderElementsOf(InsightBody.KNOWN);
    assertThat(swagger.at("/definitions/Insight/required").toString())
        .isEqualTo("[\"customerName\",\"text\"]");
    JsonNode brief = swagger.at("/paths/~1CustomerBrief/get");
    assertThat(brief.path("operationId").textValue()).isEqualTo("CustomerBrief");
    assertThat(brief.path("parameters").findValuesAsText("name"))
        .containsExactly("customerName", "customerId", "ranking", "environment");
    assertThat(swagger.findValues("enum"))
        .allSatisfy(
            words ->
                assertThat(words)
                    .extracting(JsonNode::textValue)
                    .containsExactlyElementsOf(List.of(Ranking.words().split(", "))));
    assertThat(operation.at("/parameters/0/required").booleanValue()).isTrue();
    assertThat(operation.at("/responses/200/schema").toString()).isEqualTo("{\"type\":\"string\"}");
    assertThat(swagger.at("/securityDefinitions/function_key").toString())
        .isEqualTo("{\"type\":\"apiKey\",\"name\":\"code\",\"in\":\"query\"}");
  }

  @Test
  void colourIsNotOneOfThoseThatAreRefused() {
    assertThat(
            read(Path.of("connector/apiProperties.json"))
                .at("/properties/iconBrandColor")
                .textValue())
        .matches("#[0-9a-f]{6}")
        .isNotIn("#007ee5", "#ffffff");
  }

  private List<JsonNode> operations() {
    List<JsonNode> operations = new ArrayList<>();
    swagger.path("paths").forEach(path -> path.forEach(operations::add));
    return operations;
  }

  private static JsonNode read(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
