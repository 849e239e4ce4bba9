package io.github.dealsummary.dataverse.entra;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * The address where the platform gives out tokens for its identities, and the headers it asks for.
 *
 * @param address the address, without a query
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference">App
 *     Service: REST endpoint reference</a>
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token">How
 *     to use managed identities on an Azure VM to acquire an access token</a>
 */
record IdentityEndpoint(Kind kind, URI address, Map<String, String> headers) {
  enum Kind {
    APP_SERVICE("2019-08-01"),
    IMDS("2018-02-01");

    private final String version;

    Kind(String version) {
      this.version = version;
    }

    String version() {
      return version;
    }
  }

  private static final String IMDS_HOST = "http://169.254.169.254";
  private static final String IMDS_PATH = "/metadata/identity/oauth2/token";

  static IdentityEndpoint of(Map<String, String> variables) {
    Optional<String> endpoint = value(variables, "IDENTITY_ENDPOINT");
    Optional<String> header = value(variables, "IDENTITY_HEADER");
    if (value(variables, "IDENTITY_SERVER_THUMBPRINT").isPresent()) {
      throw unsupported("Service Fabric");
    }
    if (!header.orElse("").matches("[\\x21-\\x7E]*")) {
      throw new IllegalArgumentException(
          "IDENTITY_HEADER is not printable ASCII without spaces. Leave it as the platform sets it.");
    }
    if (endpoint.isPresent() && header.isPresent()) {
      return new IdentityEndpoint(
          Kind.APP_SERVICE,
          address("IDENTITY_ENDPOINT", endpoint.get()),
          Map.of("X-IDENTITY-HEADER", header.get()));
    }
    if (endpoint.isPresent()) {
      throw unsupported("Azure Arc");
    }
    if (value(variables, "MSI_ENDPOINT").isPresent()) {
      throw unsupported("Cloud Shell");
    }
    // The name under which Azure's own libraries let a proxy of pods take IMDS's place.
    String host = value(variables, "AZURE_POD_IDENTITY_AUTHORITY_HOST").orElse(IMDS_HOST);
    return new IdentityEndpoint(
        Kind.IMDS,
        address("AZURE_POD_IDENTITY_AUTHORITY_HOST", host).resolve(IMDS_PATH),
        Map.of("Metadata", "true"));
  }

  /** Does not show the header, which is a secret. */
  @Override
  public String toString() {
    return "IdentityEndpoint[" + kind + "]";
  }

  private static URI address(String name, String text) {
    try {
      URI address = new URI(text);
      boolean http =
          "http".equalsIgnoreCase(address.getScheme())
              || "https".equalsIgnoreCase(address.getScheme());
      if (http && address.getHost() != null && address.getRawUserInfo() == null) {
        return address;
      }
    } catch (URISyntaxException e) {
      // Its message would quote the value.
    }
    throw new IllegalArgumentException(
        name + " is not an http address. The platform sets it; remove your own value.");
  }

  private static Optional<String> value(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  private static IllegalArgumentException unsupported(String platform) {
    return new IllegalArgumentException(
        "The environment variables are those of "
            + platform
            + ". Its managed identity is not supported."
            + " Use a client certificate, or bring tokens of your own.");
  }
}
