package io.github.dealsummary.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Insight.Origin;
import io.github.dealsummary.InvalidQuestion;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The JSON object that shares an insight. A field that is null or empty is no field, as a parameter
 * is; an unknown one is refused, since what it says would be lost.
 */
record InsightBody(Map<String, String> fields) {
  static final List<String> KNOWN =
      List.of(
          "customerName",
          "customerId",
          "text",
          "agent",
          "caseNumber",
          "instance",
          "opportunityId",
          "dueDate",
          "idempotencyKey",
          "environment");

  /** What a web page can send to another site without asking it first is no JSON. */
  private static final Pattern JSON_TYPE =
      Pattern.compile(
          "application/json\\s*(?:;\\s*charset=\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static boolean isSentAsJson(Call call) {
    return call.headers()
        .apply("content-type")
        .filter(type -> JSON_TYPE.matcher(type).matches())
        .isPresent();
  }

  /**
   * @throws InvalidQuestion if it is no object of these fields, each a simple value
   * @throws UnusableBody if it is too long or does not come whole
   */
  static InsightBody read(Call call) {
    String body = call.body().get().orElse("");
    if (body.length() > Call.LARGEST_BODY) {
      throw UnusableBody.tooLarge();
    }
    JsonNode root = json(body);
    Map<String, String> fields = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!KNOWN.contains(field.getKey())) {
        throw new InvalidQuestion(
            "The body has an unknown field. Known are " + String.join(", ", KNOWN) + ".");
      }
      JsonNode value = field.getValue();
      if (value.isTextual() || value.isIntegralNumber()) {
        fields.put(field.getKey(), value.asText());
      } else if (!value.isNull()) {
        throw new InvalidQuestion(field.getKey() + " is not text. Give it as a string.");
      }
    }
    return new InsightBody(fields);
  }

  /**
   * @param caller who shares it, if that is known
   */
  Insight insight(Optional<UUID> caller) {
    Parameters parameters = new Parameters(fields);
    return new Insight(
        parameters.question(caller),
        parameters.value("text").orElse(""),
        new Origin(
            parameters.value("agent"),
            parameters.value("caseNumber"),
            parameters.value("instance")),
        parameters.id("opportunityId"),
        parameters.value("dueDate").map(InsightBody::day),
        parameters.value("idempotencyKey"));
  }

  private static JsonNode json(String body) {
    try {
      JsonNode root = JSON.readTree(body);
      if (root != null && root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      // Said below, without the reason, which quotes the body.
    }
    throw new InvalidQuestion(
        "The body is not a JSON object, or repeats a field. Give customerName and text at least.");
  }

  private static LocalDate day(String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw new InvalidQuestion("The dueDate is not a date. Write it like 2027-01-15.");
    }
  }
}
