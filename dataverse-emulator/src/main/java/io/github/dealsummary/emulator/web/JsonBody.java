package io.github.dealsummary.emulator.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.ODataError;
import java.util.regex.Pattern;

/** The body of a request, which is a JSON object. */
public final class JsonBody {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern CHARSET =
      Pattern.compile(
          ".*;\\s*charset\\s*=(?!\\s*\"?utf-8\"?\\s*(;|$)).*", Pattern.CASE_INSENSITIVE);

  private JsonBody() {}

  /** Reads the body. A request without a content type is taken for JSON. */
  public static ObjectNode read(ApiCall call) {
    requireJson(call.headers().getOrDefault("content-type", "application/json"));
    try {
      if (MAPPER.readTree(call.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw ODataError.badRequest("The request body is not valid JSON.");
    } catch (NumberFormatException | ArithmeticException e) {
      // BigDecimal throws these when an exponent is beyond what it can hold.
      throw ODataError.badRequest("The request body has a number with an impossible exponent.");
    }
    throw ODataError.badRequest("The request body is not a JSON object.");
  }

  private static void requireJson(String contentType) {
    String type = contentType.split(";", 2)[0].strip();
    if (!type.equalsIgnoreCase("application/json") || CHARSET.matcher(contentType).matches()) {
      throw new ODataError(
          415,
          "0x80060888",
          "The media type '%s' of the request is not supported; it must be application/json in UTF-8."
              .formatted(contentType));
    }
  }
}
