package io.github.dealsummary.emulator.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A request to the Web API, alone or as a part of a {@code $batch}, taken apart.
 *
 * @param user the Entra id of the user whose token it carries; empty for the application's own
 * @param understood what was made of it, for the log
 */
public record ApiCall(
    String method, CallUrl url, Content content, Optional<UUID> user, Understood understood) {

  /**
   * The headers and the body of a request.
   *
   * @param headers names in lower case
   */
  public record Content(Map<String, String> headers, String body) {}

  /** The emulator's understanding of a request, noted while it is answered. */
  public static final class Understood {
    private volatile String filter = "";

    void filter(String text) {
      filter = text;
    }

    public String filter() {
      return filter;
    }
  }

  /** A request of which nothing was read yet. */
  public ApiCall(String method, CallUrl url, Content content, Optional<UUID> user) {
    this(method, url, content, user, new Understood());
  }

  /** The same request, sent by this user. */
  public ApiCall by(Optional<UUID> signedIn) {
    return new ApiCall(method, url, content, signedIn, understood);
  }

  /** Decoded, and relative to the Web API's root. */
  public String path() {
    return url.path();
  }

  /** The query options, decoded. */
  public Map<String, String> query() {
    return url.query();
  }

  /** The query options as written. */
  public String options() {
    return url.options();
  }

  /** Names are in lower case. */
  public Map<String, String> headers() {
    return content.headers();
  }

  public String body() {
    return content.body();
  }

  /** The first segment of the path without its key: an entity set or a message. */
  public String segment() {
    return path().startsWith("api/search") ? "search" : path().replaceFirst("(?s)[(/].*", "");
  }

  /**
   * The name for faults and latencies: the message at the end of the path, or the first segment.
   */
  public String target() {
    int message = path().lastIndexOf("/Microsoft.Dynamics.CRM.");
    return message < 0
        ? segment()
        : path().substring(message + "/Microsoft.Dynamics.CRM.".length()).replaceFirst("\\(.*", "");
  }

  public PreferHeader preferences() {
    return PreferHeader.parse(headers().getOrDefault("prefer", ""));
  }
}
