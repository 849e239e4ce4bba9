package io.github.dealsummary.dataverse.entra;

import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says where to sign in: by what the program gave, and by the environment's answer for the rest.
 */
final class AuthoritySource {
  private final Optional<String> tenantId;
  private final Optional<URI> host;
  private final Map<URI, Authority> discovered = new ConcurrentHashMap<>();

  private AuthoritySource(Optional<String> tenantId, Optional<URI> host) {
    this.tenantId = tenantId;
    this.host = host;
  }

  static AuthoritySource discovered() {
    return new AuthoritySource(Optional.empty(), Optional.empty());
  }

  static AuthoritySource of(String tenantId) {
    if (!Authority.isTenant(tenantId)) {
      throw new IllegalArgumentException(
          "The tenant is not an id or a domain name. Give the directory (tenant) id of Entra ID.");
    }
    return new AuthoritySource(Optional.of(tenantId), Optional.empty());
  }

  AuthoritySource at(URI authorityHost) {
    if (!Authority.isUsable(authorityHost)) {
      throw new IllegalArgumentException(
          "The authority is not usable. Give it as "
              + EntraTokens.PUBLIC_CLOUD
              + ", without port or path.");
    }
    return new AuthoritySource(tenantId, Optional.of(authorityHost));
  }

  /**
   * @throws DataverseException if the given host is Entra ID of another cloud than the
   *     environment's. Nothing is sent there
   * @throws IOException if the environment had to be asked and could not be reached
   */
  Authority authority(TokenRequest request) throws IOException {
    URI environment = URI.create(request.scope()).resolve("/");
    host.flatMap(given -> Cloud.contradiction(environment, given))
        .ifPresent(
            problem -> {
              throw DataverseException.of(
                      Kind.UNAUTHENTICATED,
                      "The authority does not fit the environment. " + problem)
                  .build();
            });
    Optional<URI> known = host.or(() -> Cloud.ofEnvironment(environment).map(Cloud::authority));
    if (tenantId.isPresent() && known.isPresent()) {
      return new Authority(known.get(), tenantId.get());
    }
    Authority found = discovered.get(environment);
    if (found == null) {
      found = new AuthorityDiscovery(environment, known, tenantId).ask(request);
      discovered.put(environment, found);
    }
    return found;
  }
}
