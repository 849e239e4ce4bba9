package io.github.dealsummary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text from Copilot as plain text. Nobody documents whether it is plain, markdown or JSON, so all
 * of them are read.
 */
final class SummaryText {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final Set<String> SPOKEN =
      Set.of("text", "title", "value", "summary", "content", "body", "description", "altText");

  // Each looks only so far ahead: text of brackets or blank lines alone must not take minutes.
  private static final Pattern FENCE = Pattern.compile("(?m)^[ \\t]*+```.*$\\R?");
  private static final Pattern HEADING = Pattern.compile("(?m)^\\s{0,3}#{1,6}\\s+");
  private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)(?=\\S)(.{1,500}?)(?<=\\S)\\1");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]]{1,500})]\\((https?://[^)\\s]{1,2000})\\)");
  private static final Pattern BULLET = Pattern.compile("(?m)^([ \\t]*+)[*+][ \\t]+");
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?\\u3002][\"')\\]]?(?=\\s)|\\n");

  private SummaryText() {}

  static String plain(String raw) {
    String text = fromJson(FENCE.matcher(raw.strip()).replaceAll("").strip());
    text = HEADING.matcher(text).replaceAll("");
    text = STRONG.matcher(text).replaceAll("$2");
    text = LINK.matcher(text).replaceAll("$1 ($2)");
    return BULLET.matcher(text).replaceAll("$1- ").strip();
  }

  /** No longer than this, ending with a sentence or line if there is one to end with. */
  static String capped(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = 0;
    var sentence = SENTENCE_END.matcher(text);
    while (sentence.find() && sentence.end() <= most) {
      end = sentence.end();
    }
    if (end == 0) {
      end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }
    return text.substring(0, end).stripTrailing();
  }

  private static String fromJson(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return text;
    }
    try {
      List<String> lines = new ArrayList<>();
      collect(JSON.readTree(text), lines);
      return lines.isEmpty() ? text : String.join("\n", lines);
    } catch (JsonProcessingException e) {
      return text; // a bracket and words after it
    }
  }

  private static void collect(JsonNode node, List<String> lines) {
    if (node.path("title").isTextual() && node.path("value").isTextual()) {
      lines.add(node.path("title").asText() + ": " + node.path("value").asText());
    } else if (node.isArray()) {
      node.forEach(item -> item(item, lines));
    } else {
      node.properties()
          .forEach(
              field -> {
                if (field.getValue().isContainerNode()) {
                  collect(field.getValue(), lines);
                } else if (SPOKEN.contains(field.getKey()) && field.getValue().isTextual()) {
                  lines.add(field.getValue().asText());
                }
              });
    }
  }

  private static void item(JsonNode item, List<String> lines) {
    if (item.isTextual()) {
      lines.add(item.asText());
    } else {
      collect(item, lines);
    }
  }
}
