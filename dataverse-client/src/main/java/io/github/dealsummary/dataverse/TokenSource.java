package io.github.dealsummary.dataverse;

import java.io.IOException;

/**
 * A source of tokens for a client. {@code entra.EntraTokens} has the usual sources; a program that
 * already holds a token can pass a lambda.
 *
 * <p>The client keeps a token until shortly before it expires, and asks once however many threads
 * wait. So an implementation need not cache. After a 401 the client asks again.
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
