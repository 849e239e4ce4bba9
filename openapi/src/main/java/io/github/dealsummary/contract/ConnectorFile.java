package io.github.dealsummary.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The published Swagger 2.0 file, cut where the address stands. Joining the pieces takes so little
 * that no document needs to be kept, of which anybody could have any number made.
 *
 * @param head ends before the host
 * @param basePath what stands between the host and the schemes
 * @param tail begins after the schemes
 */
record ConnectorFile(String whole, String head, String basePath, String tail) {
  private static final String FILE = "connector/apiDefinition.swagger.json";

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<=\"host\": \")[^\"]*\",\\s*\"basePath\": \"(?<path>[^\"]*)\",\\s*\"schemes\": \\[[^]]*]");

  /** Read when it is first asked for, since a server's start must not depend on it. */
  private static final class Published {
    static final ConnectorFile FILE = cut(read());
  }

  /** The file with this address; as it is published if there is none. */
  static String at(Optional<RequestAddress> address) {
    return address.map(Published.FILE::with).orElse(Published.FILE.whole());
  }

  /** No part of an address needs to be escaped: {@link RequestAddress} takes plain ones only. */
  private String with(RequestAddress address) {
    return head
        + address.host()
        + "\",\n  \"basePath\": \""
        + address.prefix()
        + basePath
        + "\",\n  \"schemes\": [\""
        + address.scheme()
        + "\"]"
        + tail;
  }

  private static ConnectorFile cut(String whole) {
    Matcher address = ADDRESS.matcher(whole);
    if (!address.find()) {
      throw new IllegalStateException("The published file has no address.");
    }
    return new ConnectorFile(
        whole,
        whole.substring(0, address.start()),
        address.group("path"),
        whole.substring(address.end()));
  }

  private static String read() {
    try (InputStream file = ConnectorFile.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE);
      }
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
