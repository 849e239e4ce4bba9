package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Chooses a proxy for an address: the JVM's, or else the one of the variables. */
final class ProxyChoice extends ProxySelector {
  static final String JVM_HOST = "https.proxyHost";

  private final ProxySelector jvm;
  private final OutboundProxy variables;

  ProxyChoice(ProxySelector jvm, OutboundProxy variables) {
    this.jvm = jvm;
    this.variables = variables;
  }

  @Override
  public List<Proxy> select(URI target) {
    if (!"https".equalsIgnoreCase(target.getScheme())) {
      return List.of(Proxy.NO_PROXY);
    }
    List<Proxy> chosen = jvm.select(target);
    boolean direct =
        chosen == null || chosen.stream().allMatch(proxy -> proxy.type() == Proxy.Type.DIRECT);
    // With https.proxyHost, "direct" means that http.nonProxyHosts has the address.
    return direct && System.getProperty(JVM_HOST, "").isEmpty()
        ? List.of(variables.proxy(target))
        : chosen;
  }

  @Override
  public void connectFailed(URI target, SocketAddress proxy, IOException failure) {
    jvm.connectFailed(target, proxy, failure);
  }
}
