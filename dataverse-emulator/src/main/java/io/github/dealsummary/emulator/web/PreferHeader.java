package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.store.ODataError;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The preferences of a {@code Prefer} header. */
public record PreferHeader(Map<String, String> values) {
  static final int MAX_PAGE_SIZE = 5_000;
  private static final String PAGE_SIZE = "odata.maxpagesize";
  private static final String ANNOTATIONS = "odata.include-annotations";
  private static final Pattern PREFERENCE =
      Pattern.compile("([\\w.-]+)\\s*(?:=\\s*(?:\"([^\"]*)\"|([^,;\\s\"]*)))?");

  static PreferHeader parse(String header) {
    Map<String, String> values = new LinkedHashMap<>();
    Matcher matcher = PREFERENCE.matcher(header);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      String given = value == null ? "" : value;
      // Given twice, the size becomes a list, which is then refused.
      boolean again = matcher.group(1).equals(PAGE_SIZE) && values.containsKey(PAGE_SIZE);
      values.put(matcher.group(1), again ? values.get(PAGE_SIZE) + "," + given : given);
    }
    return new PreferHeader(values);
  }

  /** Refuses what cannot be followed and would change the answer. */
  public void check() {
    if (values.containsKey("odata.track-changes")) {
      throw ODataError.notImplemented("the preference odata.track-changes");
    }
    if (values.containsKey(PAGE_SIZE) && !limitsPages()) {
      throw ODataError.badRequest(
          "The value '%s' of the preference %s is not a number from 1 to %s."
              .formatted(values.get(PAGE_SIZE), PAGE_SIZE, MAX_PAGE_SIZE));
    }
  }

  /** More than Dataverse puts into a page is taken for the most it does. */
  int pageSize() {
    return limitsPages()
        ? new BigInteger(values.getOrDefault(PAGE_SIZE, ""))
            .min(BigInteger.valueOf(MAX_PAGE_SIZE))
            .intValue()
        : MAX_PAGE_SIZE;
  }

  boolean limitsPages() {
    return values.getOrDefault(PAGE_SIZE, "").matches("0{0,99}[1-9]\\d{0,99}");
  }

  public boolean continuesOnError() {
    return !values.getOrDefault("odata.continue-on-error", "false").equals("false");
  }

  public boolean returnsRepresentation() {
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

  /** The value of {@code Preference-Applied}: the preferences that were followed. */
  Optional<String> applied() {
    List<String> applied = new ArrayList<>();
    if (returnsRepresentation()) {
      applied.add("return=representation");
    }
    if (limitsPages()) {
      applied.add(PAGE_SIZE + "=" + pageSize());
    }
    if (values.containsKey(ANNOTATIONS)) {
      applied.add(ANNOTATIONS + "=\"" + values.get(ANNOTATIONS) + "\"");
    }
    return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(",", applied));
  }
}
