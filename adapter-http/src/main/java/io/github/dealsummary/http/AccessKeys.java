package io.github.dealsummary.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.InvalidSettings;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The keys that open the server; none opens it to everybody who reaches it. */
final class AccessKeys {
  static final String SETTING = "DEAL_SUMMARY_KEYS";

  /** Plain ASCII without spaces, as a header carries it, and too long to be tried out. */
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{16,}");

  static final AccessKeys NONE = new AccessKeys(List.of());

  private final List<byte[]> keys;

  private AccessKeys(List<byte[]> keys) {
    this.keys = keys;
  }

  static AccessKeys from(Map<String, String> variables) {
    String setting = variables.getOrDefault(SETTING, "");
    if (setting.isBlank()) {
      return NONE;
    }
    List<String> keys = Arrays.stream(setting.split(",", -1)).map(String::strip).toList();
    if (!keys.stream().allMatch(key -> KEY.matcher(key).matches())) {
      throw new InvalidSettings(
          List.of(
              SETTING
                  + " holds a key that is empty, shorter than 16 characters or not plain ASCII."
                  + " Separate long random keys with commas."));
    }
    return new AccessKeys(keys.stream().map(key -> key.getBytes(UTF_8)).toList());
  }

  boolean none() {
    return keys.isEmpty();
  }

  /** Takes as long for a right key as for a wrong one, whichever of them it is. */
  boolean admit(String given) {
    byte[] bytes = given.getBytes(UTF_8);
    boolean matches = false;
    for (byte[] key : keys) {
      matches |= MessageDigest.isEqual(key, bytes);
    }
    return matches;
  }
}
