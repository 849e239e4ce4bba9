package io.github.dealsummary.dataverse;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosts that are reached without a proxy, by the rules of curl: a name stands for the names
 * below it, with a dot before it or not. As for Go, this machine is one of them, and an entry may
 * have a port.
 */
record ExemptHosts(List<Entry> entries) {
  private static final int HTTPS = 443;

  private static final Pattern ENTRY =
      Pattern.compile(
          "(?<host>\\[[0-9a-f:.]+]|[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*|[^\\s:/\\[\\]@]+)"
              + "(?:/(?<bits>\\d{1,3})|:(?<port>\\d{1,5}))?");

  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

  private static final Pattern WILDCARD_AT_ONE_END = Pattern.compile("\\*?[^*]*|[^*]+\\*");

  /**
   * @param port 0 for every port
   */
  private record Entry(HostRule rule, int port) {}

  private interface HostRule {
    boolean has(String host, Optional<byte[]> ip);
  }

  /**
   * @param name the variable, for messages, which repeat no part of the value
   */
  static ExemptHosts parse(String name, String value) {
    List<Entry> entries = new ArrayList<>();
    for (String entry : value.toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
      if (!entry.isEmpty()) {
        int number = entries.size() + 1;
        entries.add(
            entry(entry)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            name
                                + " has an entry that cannot be read, number "
                                + number
                                + ". Write host names, IP addresses or ranges like 10.0.0.0/8.")));
      }
    }
    return new ExemptHosts(List.copyOf(entries));
  }

  boolean has(URI target) {
    String host = bare(target.getHost().toLowerCase(Locale.ROOT));
    Optional<InetAddress> ip = ip(host);
    if (host.equals("localhost")
        || host.endsWith(".localhost")
        || ip.filter(InetAddress::isLoopbackAddress).isPresent()) {
      return true;
    }
    int port = target.getPort() < 0 ? HTTPS : target.getPort();
    return entries.stream()
        .filter(entry -> entry.port() == 0 || entry.port() == port)
        .anyMatch(entry -> entry.rule().has(host, ip.map(InetAddress::getAddress)));
  }

  private static Optional<Entry> entry(String text) {
    Matcher parts = ENTRY.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String host = bare(parts.group("host"));
    String bits = parts.group("bits");
    int port = Optional.ofNullable(parts.group("port")).map(Integer::parseInt).orElse(0);
    Optional<byte[]> ip = ip(host).map(InetAddress::getAddress);
    if (ip.isPresent()) {
      int length = bits == null ? ip.get().length * 8 : Integer.parseInt(bits);
      return length > ip.get().length * 8
          ? Optional.empty()
          : Optional.of(new Entry(range(ip.get(), length), port));
    }
    return bits == null && WILDCARD_AT_ONE_END.matcher(host).matches()
        ? Optional.of(new Entry(name(host), port))
        : Optional.empty();
  }

  private static HostRule range(byte[] start, int bits) {
    return (host, ip) -> ip.filter(other -> sameStart(start, other, bits)).isPresent();
  }

  private static boolean sameStart(byte[] one, byte[] other, int bits) {
    if (one.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((one[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static HostRule name(String entry) {
    if (entry.equals("*")) {
      return (host, ip) -> true;
    }
    if (entry.endsWith("*")) {
      String start = entry.substring(0, entry.length() - 1);
      return (host, ip) -> host.startsWith(start);
    }
    if (entry.startsWith("*") && !entry.startsWith("*.")) {
      String end = entry.substring(1);
      return (host, ip) -> host.endsWith(end);
    }
    String name = entry.replaceFirst("^\\*?\\.", "");
    return (host, ip) -> ip.isEmpty() && (host.equals(name) || host.endsWith("." + name));
  }

  /** Returns the address that is written there; empty for a name, which is not looked up. */
  private static Optional<InetAddress> ip(String host) {
    try {
      return host.contains(":") || IPV4.matcher(host).matches()
          ? Optional.of(InetAddress.getByName(host))
          : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String bare(String host) {
    return host.replaceAll("[\\[\\]]|\\.$", "");
  }
}
