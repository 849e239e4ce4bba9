package io.github.dealsummary.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs that the content ids of a change set stand for, as far as it was answered. */
final class ContentIds {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private static final Pattern REFERENCE = Pattern.compile("^/?\\$([\\w-]+)");

  private final Map<String, String> urls = new HashMap<>();

  /** An answer with a representation of a changed row names no URL: the request's own is it. */
  void put(String id, ApiCall call, Reply reply) {
    Map<String, String> headers = reply.headers();
    String created = headers.getOrDefault("Location", call.path());
    urls.put(id, headers.getOrDefault("OData-EntityId", created));
  }

  /** The call with URLs in the place of content ids: at its path's beginning, and as references. */
  ApiCall resolve(ApiCall call) {
    return new ApiCall(
        call.method(),
        call.url().at(path(call.path())),
        new ApiCall.Content(call.headers(), body(call.body())),
        call.user());
  }

  private String path(String path) {
    Matcher reference = REFERENCE.matcher(path);
    // "$batch" looks like a reference, but is a path.
    return reference.find() && !path.equals("$batch")
        ? relative(url(reference.group(1))) + path.substring(reference.end())
        : path;
  }

  private String body(String body) {
    // Most bodies refer to nothing, and need not be parsed.
    if (!body.contains("$")) {
      return body;
    }
    try {
      JsonNode json = MAPPER.readTree(body);
      return refer(json) ? MAPPER.writeValueAsString(json) : body;
    } catch (JsonProcessingException e) {
      // The reader of the body will say so.
      return body;
    }
  }

  /**
   * Replaces references, and tells whether there were any. Other text may look like one and stays.
   */
  private boolean refer(JsonNode json) {
    boolean found = false;
    for (Map.Entry<String, JsonNode> property : json.properties()) {
      String name = property.getKey();
      boolean refers = name.equals("@odata.id") || name.endsWith("@odata.bind");
      JsonNode after = refers ? referred(property.getValue()) : property.getValue();
      // A nested row may refer to others, too.
      found |= !after.equals(property.getValue()) || refer(after);
      ((ObjectNode) json).set(name, after);
    }
    for (JsonNode element : json.isArray() ? json : MAPPER.createArrayNode()) {
      found |= refer(element);
    }
    return found;
  }

  private JsonNode referred(JsonNode value) {
    if (value instanceof ArrayNode several) {
      ArrayNode after = several.arrayNode();
      several.forEach(one -> after.add(referred(one)));
      return after;
    }
    Matcher reference = REFERENCE.matcher(value.asText());
    return value.isTextual() && reference.matches()
        ? TextNode.valueOf(url(reference.group(1)))
        : value;
  }

  private String url(String id) {
    String url = urls.get(id);
    if (url == null) {
      throw ODataError.badRequest(
          "Content-ID Reference: '$" + id + "' does not exist in the batch context.");
    }
    return url;
  }

  private static String relative(String url) {
    return url.replaceFirst("^.*/api/data/v9\\.[0-2]/", "");
  }
}
