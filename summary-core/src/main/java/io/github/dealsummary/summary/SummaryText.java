package io.github.dealsummary.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dealsummary.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes plain text of Copilot's text. It is not documented whether that is plain text, markdown or
 * JSON, so all of them are read.
 */
final class SummaryText {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** The properties whose value is text without a label, above all in cards. */
  private static final Set<String> SPOKEN =
      Set.of("text", "title", "value", "summary", "content", "body", "description", "altText");

  /** The properties that are not for people, though they may be text. */
  private static final Set<String> TECHNICAL =
      Set.of(
          "$schema",
          "id",
          "type",
          "version",
          "status",
          "code",
          "locale",
          "language",
          "model",
          "role",
          "contentType");

  private static final String CARD = "AdaptiveCard";

  // Each pattern looks ahead only so far. Text of brackets or blank lines must not take minutes.
  private static final Pattern FENCE =
      Pattern.compile(
          "(?m)^[ \\t]*+```[A-Za-z0-9+#._-]{0,20}[ \\t]*+(?:\\R|\\z)|```(?:[A-Za-z]{1,20}(?=[ \\t]{0,9}[{\\[]))?");
  private static final Pattern HEADING = Pattern.compile("(?m)^\\s{0,3}#{1,6}\\s+");
  private static final Pattern STRONG = Pattern.compile("(\\*\\*|__)(?=\\S)(.{1,500}?)(?<=\\S)\\1");
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\]]{1,500})]\\((https?://[^)\\s]{1,2000})\\)");

  /** The bullets of a list. A plus before a number is not a bullet. */
  private static final Pattern BULLET =
      Pattern.compile("(?m)^([ \\t]*+)(?:\\*|\\+(?![ \\t]{1,9}[0-9]))[ \\t]+");

  /** Neither the number of a list's item nor an abbreviation ends a sentence. */
  private static final Pattern SENTENCE_END =
      Pattern.compile(
          "[.!?](?<!^[0-9]{1,3}.)"
              + "(?<!(?<![\\p{L}\\p{N}])(?:approx|est|e\\.g|i\\.e|mrs?|dr|no|vs|inc|ltd|corp|co|st|ca).)"
              + "[\"')\\]]?(?=\\s)|[\u3002\uff01\uff1f]|\\n",
          Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

  /** A character as a reader sees it. */
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  private static final Pattern WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|[_-]+");

  private SummaryText() {}

  /** Returns the plain text; empty if there is none. */
  static String plain(String raw) {
    String stripped = raw.startsWith("\ufeff") ? raw.substring(1) : raw;
    String text = fromJson(FENCE.matcher(stripped.strip()).replaceAll("").strip());
    text = HEADING.matcher(text).replaceAll("");
    text = STRONG.matcher(text).replaceAll("$2");
    text = LINK.matcher(text).replaceAll("$1 ($2)");
    return PlainText.withoutMarkup(BULLET.matcher(text).replaceAll("$1- ")).strip();
  }

  /**
   * Cuts the text after a whole sentence or line. If that would leave little of it, the text is cut
   * after a word, with an ellipsis.
   */
  static String capped(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = 0;
    var sentence = SENTENCE_END.matcher(text);
    while (sentence.find() && sentence.end() <= most) {
      end = sentence.end();
    }
    return end < most / 4 ? cut(text, most - 1) + "\u2026" : text.substring(0, end).stripTrailing();
  }

  private static String cut(String text, int most) {
    int end = 0;
    var character = CHARACTER.matcher(text);
    while (character.find() && character.end() <= most) {
      end = character.end();
    }
    if (end == 0) { // a single character without an end
      end = text.offsetByCodePoints(0, text.codePointCount(0, most));
    }
    int space = text.lastIndexOf(' ', end);
    return text.substring(0, space > most / 2 ? space : end).stripTrailing();
  }

  private static String fromJson(String text) {
    if (text.isEmpty() || "{[\"n".indexOf(text.charAt(0)) < 0) {
      return text;
    }
    try {
      JsonNode node = JSON.readTree(text);
      List<String> lines = new ArrayList<>();
      collect(node, false, lines);
      return node.isTextual() ? node.asText() : String.join("\n", lines);
    } catch (JsonProcessingException e) {
      return text; // not JSON, only text that starts with a bracket
    }
  }

  private static void collect(JsonNode node, boolean inCard, List<String> lines) {
    if (isFact(node)) {
      lines.add(node.path("title").asText() + ": " + node.path("value").asText());
    } else if (node.isArray()) {
      node.forEach(item -> item(item, inCard, lines));
    } else if (!isError(node.path("error"))) {
      boolean card = inCard || node.path("type").asText().equals(CARD);
      node.properties().forEach(field -> field(field.getKey(), field.getValue(), card, lines));
    }
  }

  private static boolean isError(JsonNode error) {
    return error.isContainerNode() || (error.isTextual() && !error.asText().isBlank());
  }

  private static boolean isFact(JsonNode node) {
    JsonNode value = node.path("value");
    return node.path("title").isTextual() && (isSpoken(value) || value.isNumber());
  }

  private static boolean isSpoken(JsonNode value) {
    return value.isTextual() && !value.asText().isBlank();
  }

  /**
   * Adds a property. A card gives only what it shows; other objects add the names of properties.
   */
  private static void field(String name, JsonNode value, boolean card, List<String> lines) {
    boolean spoken = SPOKEN.contains(name);
    boolean named = !spoken && !card && !TECHNICAL.contains(name) && name.indexOf('@') < 0;
    if (value.isContainerNode()) {
      List<String> inner = new ArrayList<>();
      collect(value, card, inner);
      if (!inner.isEmpty() && named) {
        lines.add(label(name));
      }
      lines.addAll(inner);
    } else if (isSpoken(value) && (spoken || named)) {
      lines.add(spoken ? value.asText() : label(name) + " " + value.asText());
    }
  }

  /** Returns the label of a property, such as {@code Next steps:} for {@code nextSteps}. */
  private static String label(String name) {
    String words = WORDS.matcher(name).replaceAll(" ").toLowerCase(Locale.ROOT).strip();
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ":";
  }

  private static void item(JsonNode item, boolean card, List<String> lines) {
    if (isSpoken(item)) {
      lines.add(item.asText());
    } else {
      collect(item, card, lines);
    }
  }
}
