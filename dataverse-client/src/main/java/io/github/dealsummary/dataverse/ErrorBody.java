package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Dataverse says about a failure. A table's request is answered with {@code
 * {"error":{"code":"0x80040220","message":".."}}}, a batch as a whole also with {@code
 * {"ErrorCode":-2147015902,"Message":".."}}, its code a number or text.
 *
 * @param code in its {@link ErrorCode#normal normal form}; null if there is none
 * @param detail what the server wrote; null for nothing
 */
record ErrorBody(@Nullable String code, @Nullable String detail) {
  private static final ErrorBody NOTHING = new ErrorBody(null, null);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  static ErrorBody read(ReplyHead head, byte[] body) {
    try {
      String type = head.header("Content-Type");
      if (type == null || !type.startsWith("multipart/")) {
        return of(JSON.readTree(body));
      }
      // A batch that ends with its first failure has that one's status, and it as its last part.
      List<Multipart.Part> parts = Multipart.read(type, body);
      return parts.isEmpty() ? NOTHING : of(JSON.readTree(parts.get(parts.size() - 1).body()));
    } catch (IOException e) {
      // HTML from a proxy or a front end: the status has to say it all.
      return NOTHING;
    }
  }

  private static ErrorBody of(JsonNode json) {
    JsonNode error = field(json, "error");
    JsonNode said = error.isObject() ? error : json;
    return new ErrorBody(
        code(either(said, "code", "ErrorCode")), text(either(said, "message", "ExceptionMessage")));
  }

  private static JsonNode either(JsonNode json, String name, String other) {
    JsonNode value = field(json, name);
    return value.isMissingNode() ? field(json, other) : value;
  }

  /** Finds a field. The faults do not agree on the case of its name. */
  private static JsonNode field(JsonNode json, String name) {
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      String each = names.next();
      if (each.equalsIgnoreCase(name)) {
        return json.path(each);
      }
    }
    return MissingNode.getInstance();
  }

  private static @Nullable String text(JsonNode value) {
    // Older services give a message with its language: {"lang":"en-US","value":".."}.
    JsonNode plain = value.isObject() ? field(value, "value") : value;
    String text = plain.isNull() ? "" : plain.asText();
    return text.isEmpty() ? null : text;
  }

  /** Returns the text if it looks like a code. It goes into the message, so nothing else may. */
  private static @Nullable String code(JsonNode value) {
    String text = text(value);
    return text != null && CODE.matcher(text).matches() ? ErrorCode.normal(text) : null;
  }
}
