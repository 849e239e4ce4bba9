package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of the Web API, which tells URLs inside a request from those of other hosts.
 *
 * @param url of the Web API, with a slash at its end
 * @param host by which the request calls the environment; a proxy may have another name for it
 */
public record ApiRoot(String url, String host) {
  private static final Pattern ABSOLUTE =
      Pattern.compile("https?://([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern API =
      Pattern.compile("/api/data/v9\\.[0-2]/", Pattern.CASE_INSENSITIVE);

  public static ApiRoot of(String url, ApiCall call) {
    return new ApiRoot(url, call.headers().getOrDefault("host", ""));
  }

  /** The part of a URL after the root. A URL may begin with this part. */
  public String relative(String asked) {
    Matcher absolute = ABSOLUTE.matcher(asked);
    String path = absolute.matches() ? absolute.group(2) : asked;
    Matcher api = API.matcher(path);
    boolean rooted = api.lookingAt();
    boolean otherApi = path.regionMatches(true, path.startsWith("/") ? 1 : 0, "api/", 0, 4);
    if ((absolute.matches() || otherApi) && !(rooted && isHere(absolute))) {
      throw ODataError.badRequest("The URL '%s' is not below '%s'.".formatted(asked, url));
    }
    return rooted ? path.substring(api.end()) : path;
  }

  private boolean isHere(Matcher absolute) {
    if (!absolute.matches()) {
      return true;
    }
    String authority = absolute.group(1);
    String own = url.replaceFirst("^https?://([^/]*)/.*", "$1");
    // A client may call this machine by either name.
    return authority.equalsIgnoreCase(own)
        || authority.equalsIgnoreCase(own.replace("127.0.0.1", "localhost"))
        || authority.equalsIgnoreCase(host);
  }
}
