package io.github.dealsummary.emulator.web;

import java.util.Map;

/**
 * The URL of a request: a path below the Web API's root, and query options.
 *
 * @param path decoded
 * @param query the options, decoded
 * @param options as written, for the links to further pages
 */
public record CallUrl(String path, Map<String, String> query, String options) {
  /** Decodes a path, and the options behind it. */
  public static CallUrl decoded(String path, String options) {
    return new CallUrl(
        PercentEncoding.decodePath(path), PercentEncoding.decodeParameters(options), options);
  }

  /** The same options with another path. */
  public CallUrl at(String otherPath) {
    return new CallUrl(otherPath, query, options);
  }
}
