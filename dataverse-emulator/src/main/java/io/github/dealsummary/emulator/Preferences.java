package io.github.dealsummary.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code Prefer} header asks for. */
record Preferences(Map<String, String> values) {
  static final int MAX_PAGE_SIZE = 5_000;
  private static final String PAGE_SIZE = "odata.maxpagesize";
  private static final String ANNOTATIONS = "odata.include-annotations";
  private static final Pattern PREFERENCE =
      Pattern.compile("([\\w.-]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|([^,;\\s\"]*)))?");

  static Preferences parse(String header) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher matcher = PREFERENCE.matcher(header);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      values.put(matcher.group(1), value == null ? "" : value);
    }
    return new Preferences(values);
  }

  int pageSize() {
    return limitsPages()
        ? Math.min(Integer.parseInt(values.getOrDefault(PAGE_SIZE, "")), MAX_PAGE_SIZE)
        : MAX_PAGE_SIZE;
  }

  boolean limitsPages() {
    return values.getOrDefault(PAGE_SIZE, "").matches("0*[1-9]\\d{0,8}");
  }

  boolean continuesOnError() {
    return !values.getOrDefault("odata.continue-on-error", "false").equals("false");
  }

  boolean returnsRepresentation() {
    return values.getOrDefault("return", "").equals("representation");
  }

  boolean annotatesAtAll() {
    return values.containsKey(ANNOTATIONS);
  }

  boolean annotates(String annotation) {
    for (String asked : values.getOrDefault(ANNOTATIONS, "").split(",", -1)) {
      String name = asked.strip();
      boolean matches =
          name.endsWith("*")
              ? annotation.startsWith(name.substring(0, name.length() - 1))
              : annotation.equals(name);
      if (matches) {
        return true;
      }
    }
    return false;
  }

  /** What of it was followed, in the words of {@code Preference-Applied}. */
  Optional<String> applied() {
    List<String> applied = new ArrayList<>();
    if (returnsRepresentation()) {
      applied.add("return=representation");
    }
    if (limitsPages()) {
      applied.add(PAGE_SIZE + "=" + values.get(PAGE_SIZE));
    }
    if (values.containsKey(ANNOTATIONS)) {
      applied.add(ANNOTATIONS + "=\"" + values.get(ANNOTATIONS) + "\"");
    }
    return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(",", applied));
  }
}
