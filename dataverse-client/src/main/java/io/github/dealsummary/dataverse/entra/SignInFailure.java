package io.github.dealsummary.dataverse.entra;

import com.microsoft.aad.msal4j.MsalServiceException;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.TokenRequest.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns what MSAL threw and Entra ID answered into a failure of the client. */
final class SignInFailure {
  private SignInFailure() {}

  /**
   * @param authority the Entra ID that was asked
   * @param toCheck what to do where Entra ID's code does not say it
   * @throws IOException if Entra ID was not reached, so that the call may be tried again
   */
  static DataverseException of(Throwable cause, Optional<Reply> last, URI authority, String toCheck)
      throws IOException {
    for (Throwable t = cause; t != null && last.isEmpty(); t = t.getCause()) {
      if (t instanceof IOException unreachable) {
        throw unreachable;
      }
    }
    int status = last.map(Reply::status).orElse(0);
    Kind kind = kind(status);
    @Nullable String error = cause instanceof MsalServiceException e ? code(e.errorCode()) : null;
    Optional<String> number = SignInAdvice.number(String.valueOf(cause.getMessage()));
    String message =
        "Entra ID gave no token ("
            + status
            + (error == null ? "" : " " + error)
            + number.map(known -> ", AADSTS" + known).orElse("")
            + "). "
            + switch (kind) {
              case UNAUTHENTICATED ->
                  number
                      .flatMap(known -> SignInAdvice.of(known, Cloud.ofAuthority(authority)))
                      .orElse(toCheck);
              case THROTTLED, UNAVAILABLE -> "Try again later.";
              default -> "Check the authority's address.";
            };
    return DataverseException.of(kind, message)
        .status(status)
        .code(error)
        .detail(error == null ? null : cause.getMessage())
        .retryAfter(last.flatMap(Reply::retryAfter).orElse(null))
        .build(); // not with its cause: MSAL's message can quote the answer, and a token in it
  }

  /** Makes the failure for a success that holds no token. */
  static DataverseException unreadable() {
    String message = "Entra ID's answer holds no token. Check the authority's address.";
    return DataverseException.of(Kind.UNREADABLE, message).build();
  }

  /** Returns the text if it looks like a code. It goes into the message, so nothing else may. */
  private static @Nullable String code(@Nullable String text) {
    return text != null && text.matches("[A-Za-z0-9_.-]{1,64}") ? text : null;
  }

  private static Kind kind(int status) {
    if (status == 429) {
      return Kind.THROTTLED;
    }
    if (status >= 500 || status == 408) {
      return Kind.UNAVAILABLE;
    }
    return status >= 400 ? Kind.UNAUTHENTICATED : Kind.UNREADABLE;
  }
}
