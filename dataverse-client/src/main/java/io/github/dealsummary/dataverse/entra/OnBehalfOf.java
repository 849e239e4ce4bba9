package io.github.dealsummary.dataverse.entra;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.dataverse.TokenSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Exchanges the token with which a user came to this application for one of the user's for the
 * environment: Dataverse then sees the user, with the user's own rights. Safe for many threads.
 *
 * <p>The tokens of the thousand users seen last are kept, so a user who comes again costs no
 * request. Whether the user's token may be believed is to be checked before it is given here.
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
   * The tokens of one user, for a client or view of that user's only: {@code
   * sales.signedInWith(users.user(token))}. Make one for each.
   *
   * @param assertion the access token the user came with, made for this application
   * @throws IllegalArgumentException if it is blank
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
