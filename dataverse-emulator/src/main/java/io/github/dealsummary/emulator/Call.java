package io.github.dealsummary.emulator;

import java.util.Map;
import java.util.Optional;

/**
 * A request to the Web API, alone or as a part of a {@code $batch}, taken apart.
 *
 * @param path decoded and relative to the Web API's root
 * @param query the query options, decoded
 * @param options the query options as written
 * @param headers names in lower case
 */
record Call(
    String method,
    String path,
    Map<String, String> query,
    String options,
    Map<String, String> headers,
    String body) {

  /** The first segment of the path without its key: an entity set or a message. */
  String segment() {
    return path.replaceFirst("[(/].*", "");
  }

  /** What stands in the parentheses after the segment. */
  Optional<String> key() {
    int open = path.indexOf('(');
    return open >= 0 && path.endsWith(")")
        ? Optional.of(path.substring(open + 1, path.length() - 1))
        : Optional.empty();
  }

  Preferences preferences() {
    return Preferences.parse(headers.getOrDefault("prefer", ""));
  }
}
