package io.github.dealsummary.dataverse.entra;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Microsoft's clouds. Each has an Entra ID, under its own and older names, and Dataverse hosts. An
 * application signs in at the Entra ID of its environment's cloud and at no other.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud">National
 *     clouds</a>
 * @see <a href="https://docs.azure.cn/entra/identity-platform/authentication-national-cloud">The
 *     same for China</a>
 * @see <a href="https://learn.microsoft.com/power-platform/admin/new-datacenter-regions">Datacenter
 *     regions</a>
 */
public enum Cloud {
  /** The public cloud. The government community cloud (GCC, crm9) signs in here, too. */
  PUBLIC(
      "public",
      "login.microsoftonline.com",
      "login\\.windows\\.net|login\\.microsoft\\.com|sts\\.windows\\.net",
      ".+\\.dynamics\\.com"),

  /** The clouds of the US government: GCC High and DoD. */
  US_GOVERNMENT(
      "US government",
      "login.microsoftonline.us",
      "login\\.usgovcloudapi\\.net",
      ".+\\.(microsoftdynamics|appsplatform)\\.us"),

  /** The cloud that 21Vianet operates in China. */
  CHINA(
      "China",
      "login.partner.microsoftonline.cn",
      "login\\.chinacloudapi\\.cn",
      ".+\\.dynamics\\.cn");

  private final String words;
  private final String host;
  private final Pattern olderHosts;
  private final Pattern environments;

  Cloud(String words, String host, String olderHosts, String environments) {
    this.words = words;
    this.host = host;
    this.olderHosts = Pattern.compile(olderHosts);
    this.environments = Pattern.compile(environments);
  }

  /** Returns the address of its Entra ID, such as {@code https://login.microsoftonline.com}. */
  public URI authority() {
    return URI.create("https://" + host);
  }

  /** Returns the cloud of an Entra ID; empty if the address is not one of Microsoft's. */
  public static Optional<Cloud> ofAuthority(URI authority) {
    String name = host(authority);
    return Stream.of(values())
        .filter(cloud -> cloud.host.equals(name) || cloud.olderHosts.matcher(name).matches())
        .findFirst();
  }

  /** Returns the cloud of an environment; empty if its host name does not tell. */
  public static Optional<Cloud> ofEnvironment(URI environment) {
    String name = host(environment);
    return Stream.of(values())
        .filter(cloud -> cloud.environments.matcher(name).matches())
        .findFirst();
  }

  /**
   * Returns what is wrong, in a sentence, if the environment is in another cloud than the
   * authority. No sign-in can succeed then. It is empty if a host is not known.
   */
  public static Optional<String> contradiction(URI environment, URI authority) {
    Optional<Cloud> place = ofEnvironment(environment);
    Optional<Cloud> given = ofAuthority(authority);
    if (place.isEmpty() || given.isEmpty() || place.equals(given)) {
      return Optional.empty();
    }
    return Optional.of(
        "This is Entra ID of the cloud \""
            + given.get()
            + "\", and the environment is in the cloud \""
            + place.get()
            + "\". Leave it out, or set it to "
            + place.get().authority()
            + ".");
  }

  /** Returns the name that people use for it, such as "US government". */
  @Override
  public String toString() {
    return words;
  }

  private static String host(URI address) {
    return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
  }
}
