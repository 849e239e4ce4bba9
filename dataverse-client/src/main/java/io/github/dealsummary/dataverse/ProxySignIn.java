package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.util.Optional;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Signs in at a proxy, with user name and password in the way of {@code Basic}. OkHttp sends what
 * this adds to the proxy alone, before the environment is reached.
 *
 * @param given the sign-in of the program's own OkHttp client, which comes first
 */
record ProxySignIn(Authenticator given, OutboundProxy proxy) implements Authenticator {
  private static final String HEADER = "Proxy-Authorization";

  /** OkHttp asks once before the proxy does, to save a round trip. */
  private static final String UNASKED = "OkHttp-Preemptive";

  @Override
  public @Nullable Request authenticate(@Nullable Route route, Response asking) throws IOException {
    Request own = given.authenticate(route, asking);
    if (own != null) {
      return own;
    }
    Optional<String> credentials =
        route == null ? Optional.empty() : proxy.authorization(route.proxy());
    boolean unasked = asks(asking, UNASKED);
    if (!unasked) {
      refuse(asking, credentials.isPresent());
    }
    return credentials
        .map(value -> asking.request().newBuilder().header(HEADER, value).build())
        .orElse(null);
  }

  private static void refuse(Response asking, boolean canSignIn) throws ProxyRefusal {
    if (!asks(asking, "Basic")) {
      throw new ProxyRefusal(NetworkCause.PROXY_SIGN_IN_UNSUPPORTED);
    }
    if (asking.request().header(HEADER) != null) {
      throw new ProxyRefusal(NetworkCause.PROXY_SIGN_IN_REFUSED);
    }
    if (!canSignIn) {
      throw new ProxyRefusal(NetworkCause.PROXY_SIGN_IN);
    }
  }

  private static boolean asks(Response asking, String scheme) {
    return asking.challenges().stream()
        .anyMatch(challenge -> challenge.scheme().equalsIgnoreCase(scheme));
  }
}
