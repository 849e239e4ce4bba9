package io.github.dealsummary.dataverse.entra;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Microsoft's clouds: each has an Entra ID, under its own and older names, and Dataverse hosts.
 *
 * <p>Sources: learn.microsoft.com/entra/identity-platform/authentication-national-cloud (and
 * docs.azure.cn for China); learn.microsoft.com/power-platform/admin/new-datacenter-regions. GCC is
 * part of the public cloud's Entra ID.
 *
 * @param host of its Entra ID
 * @param olderHosts other names of the same
 * @param environments how the names of its Dataverse hosts end
 */
record Cloud(String host, Set<String> olderHosts, Set<String> environments) {
  static final Cloud PUBLIC =
      new Cloud(
          "login.microsoftonline.com",
          Set.of("login.windows.net", "login.microsoft.com", "sts.windows.net"),
          Set.of(".dynamics.com"));

  private static final Cloud US_GOVERNMENT =
      new Cloud(
          "login.microsoftonline.us",
          Set.of("login.usgovcloudapi.net"),
          Set.of(".microsoftdynamics.us", ".appsplatform.us"));

  private static final Cloud CHINA =
      new Cloud(
          "login.partner.microsoftonline.cn",
          Set.of("login.chinacloudapi.cn"),
          Set.of(".dynamics.cn"));

  private static final List<Cloud> ALL = List.of(PUBLIC, US_GOVERNMENT, CHINA);

  /** The cloud whose Entra ID has this host; empty if it is no host of Microsoft's. */
  static Optional<Cloud> ofAuthority(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(cloud -> cloud.host.equals(name) || cloud.olderHosts.contains(name))
        .findFirst();
  }

  /** The cloud in which an environment with this host is; empty if the host does not tell. */
  static Optional<Cloud> ofEnvironment(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(cloud -> cloud.environments.stream().anyMatch(name::endsWith))
        .findFirst();
  }

  /** The address of its Entra ID. */
  URI authority() {
    return URI.create("https://" + host);
  }
}
