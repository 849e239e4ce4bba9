package io.github.dealsummary.dataverse;

import java.io.IOException;

/**
 * Where a client's tokens come from. {@code entra.EntraTokens} has the usual ones; a program that
 * already holds a token gives a lambda.
 *
 * <p>The client keeps what it gets until shortly before it expires and asks once however many
 * threads wait, so an implementation need not cache. It is asked again after a 401.
 */
@FunctionalInterface
public interface TokenSource {
  /**
   * Fetches a token.
   *
   * @throws IOException if the issuer could not be reached; the client may try again
   * @throws DataverseException if the issuer refused
   */
  AccessToken token(TokenRequest request) throws IOException;
}
