package io.github.dealsummary.dataverse;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A bearer token and the moment it stops being accepted. {@link #toString()} does not show it.
 *
 * @param value the token as it goes into the {@code Authorization} header
 * @param expiresAt the moment from which Dataverse refuses it
 */
public record AccessToken(String value, Instant expiresAt) {
  public AccessToken {
    requireNonNull(expiresAt, "expiresAt");
    if (!value.matches("[\\x21-\\x7E]+")) {
      throw new IllegalArgumentException("An access token is printable ASCII without spaces.");
    }
  }

  @Override
  public String toString() {
    return "AccessToken[expiresAt=" + expiresAt + "]";
  }
}
