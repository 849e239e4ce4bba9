package io.github.dealsummary.contract;

import static io.github.dealsummary.contract.RequestField.AGENT;
import static io.github.dealsummary.contract.RequestField.CASE_NUMBER;
import static io.github.dealsummary.contract.RequestField.CUSTOMER_ID;
import static io.github.dealsummary.contract.RequestField.CUSTOMER_NAME;
import static io.github.dealsummary.contract.RequestField.DUE_DATE;
import static io.github.dealsummary.contract.RequestField.ENVIRONMENT;
import static io.github.dealsummary.contract.RequestField.IDEMPOTENCY_KEY;
import static io.github.dealsummary.contract.RequestField.OPPORTUNITY_ID;
import static io.github.dealsummary.contract.RequestField.TEXT;

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
 * The JSON object that shares an insight. A field that is null or empty counts as absent, as a
 * parameter does. An unknown field is refused, since what it says would be lost.
 */
final class InsightBody {
  static final List<String> KNOWN =
      List.of(
              CUSTOMER_NAME,
              CUSTOMER_ID,
              TEXT,
              AGENT,
              CASE_NUMBER,
              RequestField.INSTANCE,
              OPPORTUNITY_ID,
              DUE_DATE,
              IDEMPOTENCY_KEY,
              ENVIRONMENT)
          .stream()
          .map(RequestField::toString)
          .toList();

  /** Without this a web page could send a body to another site and not be asked first (CORS). */
  private static final Pattern JSON_TYPE =
      Pattern.compile(
          "application/json\\s*(?:;\\s*charset=\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

  /** The form of a day in RFC 3339, without the signs and longer years that Java reads, too. */
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private InsightBody() {}

  /**
   * Looks at the headers alone.
   *
   * @throws UnusableBody unless they say that the body is JSON in UTF-8, as it is
   */
  static void requirePlainJson(Call call) {
    if (call.headers().apply("content-type").filter(JSON_TYPE.asMatchPredicate()).isEmpty()) {
      throw UnusableBody.inAnotherForm(
          "Send a JSON object in UTF-8, with the header Content-Type: application/json.");
    }
    String encoding = call.headers().apply("content-encoding").orElse("").strip();
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
      throw UnusableBody.inAnotherForm(
          "Send the body uncompressed, without the header Content-Encoding.");
    }
  }

  /**
   * Reads the body of a call.
   *
   * @param caller who shares it, if that is known
   * @throws InvalidQuestion if it is no object of these fields, each text or null
   * @throws UnusableBody if it is too long or does not come whole
   */
  static Insight insight(Call call, Optional<UUID> caller) {
    String body = call.body().get().orElse("");
    if (body.length() > Call.LARGEST_BODY) {
      throw UnusableBody.tooLarge();
    }
    RequestFields fields = new RequestFields(fields(json(body)));
    return new Insight(
        fields.question(caller),
        fields.value(TEXT).orElse(""),
        new Origin(
            fields.value(AGENT), fields.value(CASE_NUMBER), fields.value(RequestField.INSTANCE)),
        fields.id(OPPORTUNITY_ID),
        fields.value(DUE_DATE).map(InsightBody::day),
        fields.value(IDEMPOTENCY_KEY));
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
        "The body is not a JSON object, or repeats a field. Give "
            + CUSTOMER_NAME
            + " and "
            + TEXT
            + " at least.");
  }

  private static Map<String, String> fields(JsonNode object) {
    Map<String, String> fields = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!KNOWN.contains(field.getKey())) {
        throw new InvalidQuestion(
            "The body has an unknown field. Known are " + String.join(", ", KNOWN) + ".");
      }
      JsonNode value = field.getValue();
      if (value.isTextual()) {
        fields.put(field.getKey(), value.textValue());
      } else if (!value.isNull()) {
        throw new InvalidQuestion(field.getKey() + " is not text. Give it as a string.");
      }
    }
    return fields;
  }

  private static LocalDate day(String value) {
    try {
      if (DAY.matcher(value).matches()) {
        return LocalDate.parse(value);
      }
    } catch (DateTimeParseException e) {
      // There is no such day, which is said below.
    }
    throw new InvalidQuestion("The " + DUE_DATE + " is not a date. Write it like 2027-01-15.");
  }
}
