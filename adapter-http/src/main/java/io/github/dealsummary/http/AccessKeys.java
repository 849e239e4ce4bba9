package io.github.dealsummary.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.settings.InvalidSettings;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The keys that callers need. Without any, every caller that reaches the server is let in. */
final class AccessKeys {
  /** The fewest characters of a key. */
  static final int SHORTEST = 16;

  /** Plain ASCII without spaces, so that a header can carry it; too long to be guessed. */
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{" + SHORTEST + ",}");

  static final AccessKeys NONE = new AccessKeys(List.of());

  private final List<byte[]> keys;

  private AccessKeys(List<byte[]> keys) {
    this.keys = keys;
  }

  static AccessKeys from(Map<String, String> variables) {
    String setting = variables.getOrDefault(DealContract.KEYS_SETTING, "");
    if (setting.isBlank()) {
      return NONE;
    }
    List<String> keys = Arrays.stream(setting.split(",", -1)).map(String::strip).toList();
    if (!keys.stream().allMatch(key -> KEY.matcher(key).matches())) {
      throw new InvalidSettings(
          List.of(
              DealContract.KEYS_SETTING
                  + " holds a key that is empty, shorter than "
                  + SHORTEST
                  + " characters or not plain ASCII."
                  + " Separate long random keys with commas."));
    }
    return new AccessKeys(keys.stream().map(key -> key.getBytes(UTF_8)).toList());
  }

  boolean none() {
    return keys.isEmpty();
  }

  /** Takes equally long for a right key and a wrong one, so that time tells nothing of a key. */
  boolean admit(String given) {
    byte[] bytes = given.getBytes(UTF_8);
    boolean matches = false;
    for (byte[] key : keys) {
      matches |= MessageDigest.isEqual(key, bytes);
    }
    return matches;
  }
}
