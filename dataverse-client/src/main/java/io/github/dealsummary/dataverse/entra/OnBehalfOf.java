package io.github.dealsummary.dataverse.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.dataverse.TokenSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Exchanges a user's token for this application for a token for the environment. Dataverse then
 * sees the user and applies the user's own rights. Safe for many threads.
 *
 * <p>The tokens of the last thousand users are kept, so a user who comes again costs no request.
 * Verify the user's token before you pass it here.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow">OAuth
 *     2.0 On-Behalf-Of flow</a>
 */
public final class OnBehalfOf {
  private static final int USERS_KEPT = 1_000;

  private final AppRegistration application;
  private final UserTokenCache kept = new UserTokenCache(USERS_KEPT);

  OnBehalfOf(AppRegistration application) {
    this.application = application;
  }

  /**
   * Returns a source of tokens for one user. Use it for a client or a view of that user only:
   * {@code sales.signedInWith(users.user(token))}.
   *
   * @param assertion the user's access token for this application
   * @throws IllegalArgumentException if the token is blank
   */
  public TokenSource user(String assertion) {
    if (assertion.isBlank()) {
      throw new IllegalArgumentException("The user's token is blank. Give the one that came in.");
    }
    return new UserTokens(application, assertion, kept, fingerprint(assertion));
  }

  @Override
  public String toString() {
    return "OnBehalfOf[clientId=" + application.clientId() + "]";
  }

  private static String fingerprint(String assertion) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(assertion.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
