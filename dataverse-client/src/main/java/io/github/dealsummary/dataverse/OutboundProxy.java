package io.github.dealsummary.dataverse;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP proxy by which https requests leave the network. Immutable. {@link #toString()} does not
 * show its password.
 *
 * <p>What the JVM is told comes first: {@code -Dhttps.proxyHost}, {@code -Dhttps.proxyPort} and
 * {@code -Dhttp.nonProxyHosts}, or the program's own {@link ProxySelector}. {@code
 * -Dhttps.proxyUser} and {@code -Dhttps.proxyPassword} sign in there. Variables count if {@code
 * https.proxyHost} is not set.
 *
 * <p>Requests to an address that begins with http use no proxy. Such an address is on this machine,
 * or it is where the platform gives out tokens of a managed identity.
 */
public final class OutboundProxy {
  private static final OutboundProxy OF_JVM =
      new OutboundProxy(Optional.empty(), new ExemptHosts(List.of()));

  private final Optional<ProxyAddress> address;
  private final ExemptHosts exempt;

  private OutboundProxy(Optional<ProxyAddress> address, ExemptHosts exempt) {
    this.address = address;
    this.exempt = exempt;
  }

  /** Returns the proxy that the JVM is told to use. This is the default of a client. */
  public static OutboundProxy ofJvm() {
    return OF_JVM;
  }

  /**
   * Reads {@code HTTPS_PROXY} and {@code NO_PROXY}, in lower or upper case. As for curl, lower case
   * comes first.
   *
   * <p>{@code HTTPS_PROXY} is {@code http://user:password@host:port}. Special characters of user
   * and password are percent-encoded. All but the host may be missing; the port is then 80.
   *
   * <p>{@code NO_PROXY} lists what is reached without the proxy, with commas or spaces between. An
   * entry is a host name, which stands for the names below it too, an IP address, or a range such
   * as {@code 10.0.0.0/8}. A port may follow a name or an address. A {@code *} stands for
   * everything, or for one end of a name. This machine itself never needs an entry.
   *
   * @param variables names and values, usually {@link System#getenv()}
   * @throws IllegalArgumentException if a variable cannot be used; the message repeats no value
   */
  public static OutboundProxy from(Map<String, String> variables) {
    Optional<Variable> proxy = variable(variables, "https_proxy");
    Optional<Variable> exempt = variable(variables, "no_proxy");
    return proxy.isEmpty()
        ? OF_JVM
        : new OutboundProxy(
            proxy.map(given -> ProxyAddress.parse(given.name(), given.value())),
            exempt
                .map(given -> ExemptHosts.parse(given.name(), given.value()))
                .orElse(OF_JVM.exempt));
  }

  /**
   * Returns a selector for another HTTP client of the program, which is to go the same way. It asks
   * the JVM's first.
   */
  public ProxySelector selector() {
    ProxySelector jvm = ProxySelector.getDefault();
    return after(jvm == null ? ProxySelector.of(null) : jvm);
  }

  ProxySelector after(ProxySelector jvm) {
    return new ProxyChoice(jvm, this);
  }

  Proxy proxy(URI target) {
    return address
        .filter(any -> !exempt.has(target))
        .map(ProxyAddress::proxy)
        .orElse(Proxy.NO_PROXY);
  }

  /**
   * Returns the sign-in at a proxy that {@link #selector()} chose: the value of the header {@code
   * Proxy-Authorization}, which is a secret. It is empty if no user name is known for that proxy.
   */
  public Optional<String> authorization(Proxy proxy) {
    if (!(proxy.address() instanceof InetSocketAddress socket)) {
      return Optional.empty();
    }
    // A password goes to the proxy it belongs to and to no other.
    String host = socket.getHostString();
    String user = System.getProperty("https.proxyUser", "");
    return !user.isEmpty() && host.equalsIgnoreCase(System.getProperty(ProxyChoice.JVM_HOST))
        ? Optional.of(ProxyAddress.basic(user, System.getProperty("https.proxyPassword", "")))
        : address.filter(own -> own.is(host, socket.getPort())).flatMap(ProxyAddress::credentials);
  }

  private record Variable(String name, String value) {}

  private static Optional<Variable> variable(Map<String, String> variables, String lowerCase) {
    for (String name : List.of(lowerCase, lowerCase.toUpperCase(Locale.ROOT))) {
      String value = variables.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        return Optional.of(new Variable(name, value));
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "OutboundProxy[" + address.map(ProxyAddress::toString).orElse("as the JVM") + "]";
  }
}
