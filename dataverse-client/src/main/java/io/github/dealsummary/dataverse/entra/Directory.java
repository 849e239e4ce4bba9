package io.github.dealsummary.dataverse.entra;

import io.github.dealsummary.dataverse.TokenRequest;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where to sign in: what the program said, and for the rest the environment's word. */
final class Directory {
  private final Optional<String> tenantId;
  private final Optional<URI> host;
  private final Map<URI, Authority> discovered = new ConcurrentHashMap<>();

  private Directory(Optional<String> tenantId, Optional<URI> host) {
    this.tenantId = tenantId;
    this.host = host;
  }

  static Directory discovered() {
    return new Directory(Optional.empty(), Optional.empty());
  }

  static Directory of(String tenantId) {
    if (!Authority.isTenant(tenantId)) {
      throw new IllegalArgumentException(
          "The tenant is not an id or a domain name. Give the directory (tenant) id of Entra ID.");
    }
    return new Directory(Optional.of(tenantId), Optional.empty());
  }

  Directory at(URI authorityHost) {
    if (!Authority.isUsable(authorityHost)) {
      throw new IllegalArgumentException(
          "The authority is not usable. Give it as "
              + EntraTokens.PUBLIC_CLOUD
              + ", without port or path.");
    }
    return new Directory(tenantId, Optional.of(authorityHost));
  }

  /**
   * @throws IOException if the environment had to be asked and could not be reached
   */
  Authority authority(TokenRequest request) throws IOException {
    URI environment = URI.create(request.scope()).resolve("/");
    Optional<URI> known =
        host.or(() -> Cloud.ofEnvironment(environment.getHost()).map(Cloud::authority));
    if (tenantId.isPresent() && known.isPresent()) {
      return new Authority(known.get(), tenantId.get());
    }
    Authority found = discovered.get(environment);
    if (found == null) {
      found = new Discovery(environment, known, tenantId).ask(request);
      discovered.put(environment, found);
    }
    return found;
  }
}
