package io.github.dealsummary.dataverse.entra;

import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.TokenRequest;
import io.github.dealsummary.dataverse.TokenRequest.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks an environment without a token. Its refusal says where its tokens come from.
 *
 * <p>{@code WWW-Authenticate: Bearer
 * authorization_uri=https://login.microsoftonline.com/TENANT/oauth2/authorize,
 * resource_id=https://org.crm.dynamics.com/}, the values quoted or not, names and scheme in any
 * case. A secret goes to where it points, so only Microsoft's own hosts are taken from it.
 *
 * @param environment its address
 * @param host the authority's address if it need not be asked for
 * @param tenantId the tenant if it need not be asked for
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/authenticate-oauth">Use
 *     OAuth authentication with Microsoft Dataverse</a>
 */
record AuthorityDiscovery(URI environment, Optional<URI> host, Optional<String> tenantId) {
  private static final Pattern CHALLENGE =
      Pattern.compile("(?i)\\bBearer\\s.*?\\bauthorization_uri\\s*=\\s*\"?([^\",\\s]+)");

  private static final int LONGEST_CHALLENGE = 2_000;

  /** Names that stand for any tenant. An application needs one of its own. */
  private static final Set<String> NO_TENANT = Set.of("common", "organizations", "consumers");

  Authority ask(TokenRequest request) throws IOException {
    URI address = environment.resolve("/api/data/v9.2/WhoAmI");
    Reply reply = request.send("GET", address, Map.of("Accept", "application/json"), "");
    URI authorization = authorization(reply);
    return new Authority(
        host.isPresent() ? host.get() : trusted(authorization),
        tenantId.isPresent() ? tenantId.get() : tenant(authorization));
  }

  private URI authorization(Reply reply) {
    for (Map.Entry<String, List<String>> header : reply.headers().entrySet()) {
      if (header.getKey().equalsIgnoreCase("WWW-Authenticate")) {
        Matcher challenge = CHALLENGE.matcher(start(String.join(", ", header.getValue())));
        if (challenge.find()) {
          return address(challenge.group(1)).orElseThrow(() -> silent(reply));
        }
      }
    }
    throw silent(reply);
  }

  /** Cuts the challenge. An honest one is short; a long one would keep the pattern busy. */
  private static String start(String challenge) {
    return challenge.substring(0, Math.min(challenge.length(), LONGEST_CHALLENGE));
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text)).filter(uri -> uri.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private URI trusted(URI authorization) {
    boolean https = "https".equalsIgnoreCase(authorization.getScheme());
    Optional<Cloud> cloud = https ? Cloud.ofAuthority(authorization) : Optional.empty();
    if (cloud.isPresent()) {
      return cloud.get().authority();
    }
    URI root = authorization.resolve("/");
    if (isStandIn(environment) && isStandIn(root) && Authority.isUsable(root)) {
      return root;
    }
    throw failure(
        Kind.UNAUTHENTICATED,
        "The environment names an authority that does not belong to Microsoft, so nothing was sent"
            + " there. Check the environment's address, or name the authority with at(..).");
  }

  private static boolean isStandIn(URI address) {
    return "http".equalsIgnoreCase(address.getScheme()) && Authority.isLoopback(address);
  }

  private static String tenant(URI authorization) {
    String[] path = authorization.getPath().split("/", -1);
    if (path.length < 2 || !Authority.isTenant(path[1]) || NO_TENANT.contains(path[1])) {
      throw failure(
          Kind.UNAUTHENTICATED, "The environment names no tenant. Give the directory (tenant) id.");
    }
    return path[1];
  }

  private static DataverseException silent(Reply reply) {
    Kind kind = Kind.UNAUTHENTICATED;
    if (reply.status() == 429) {
      kind = Kind.THROTTLED;
    } else if (reply.status() >= 500) {
      kind = Kind.UNAVAILABLE;
    }
    String message =
        "The environment did not say where to sign in ("
            + reply.status()
            + "). Check its address, or give the tenant id.";
    return DataverseException.of(kind, message)
        .status(reply.status())
        .retryAfter(reply.retryAfter().orElse(null))
        .build();
  }

  private static DataverseException failure(Kind kind, String message) {
    return DataverseException.of(kind, message).build();
  }
}
