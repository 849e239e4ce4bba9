package io.github.dealsummary.dataverse.entra;

import static java.util.Map.entry;

import com.microsoft.aad.msal4j.MsalServiceException;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.TokenRequest.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what MSAL threw and Entra ID answered into a failure of the client. */
final class SignInFailure {
  private static final Pattern AADSTS = Pattern.compile("AADSTS(\\d{4,9})");

  /**
   * The reasons worth naming. Source:
   * learn.microsoft.com/entra/identity-platform/reference-error-codes
   */
  private static final Map<String, String> ADVICE =
      Map.ofEntries(
          entry("7000215", "The client secret is wrong: give the secret's value, not its id."),
          entry(
              "7000222", "The client secret has expired: make a new one in the app registration."),
          entry(
              "700016",
              "The app registration was not found in this tenant: check client id and tenant."),
          entry("700027", "The app registration does not have this certificate: upload it there."),
          entry("700024", "The signed statement is not valid now: check this machine's clock."),
          entry("700211", "The app registration has no federated credential with this issuer."),
          entry("700212", "The app registration has no federated credential for this audience."),
          entry("700213", "The app registration has no federated credential for this subject."),
          entry("90002", "The tenant was not found: check its id."),
          entry("500011", "The environment was not found in this tenant: check its address."),
          entry("50013", "The user's token has expired or was not made for this application."),
          entry(
              "500131",
              "The user's token was not made for this application: check who asks for it."),
          entry(
              "65001",
              "Nobody has consented: grant user_impersonation of Dynamics CRM to the app."),
          entry("50076", "The user has to sign in again, with a second factor."),
          entry(
              "53003",
              "A conditional access policy blocks the user: ask the directory's administrator."));

  private SignInFailure() {}

  /**
   * @param toCheck what to do where Entra ID's code does not say it
   * @throws IOException if Entra ID was not reached, so that the call may be tried again
   */
  static DataverseException of(Throwable cause, Optional<Reply> last, String toCheck)
      throws IOException {
    for (Throwable t = cause; t != null && last.isEmpty(); t = t.getCause()) {
      if (t instanceof IOException unreachable) {
        throw unreachable;
      }
    }
    int status = last.map(Reply::status).orElse(0);
    Kind kind = kind(status);
    @Nullable String error = cause instanceof MsalServiceException e ? code(e.errorCode()) : null;
    Matcher aadsts = AADSTS.matcher(String.valueOf(cause.getMessage()));
    String number = aadsts.find() ? aadsts.group(1) : "";
    String message =
        "Entra ID gave no token ("
            + status
            + (error == null ? "" : " " + error)
            + (number.isEmpty() ? "" : ", AADSTS" + number)
            + "). "
            + advice(kind, number, toCheck);
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

  private static String advice(Kind kind, String aadsts, String toCheck) {
    return switch (kind) {
      case UNAUTHENTICATED -> ADVICE.getOrDefault(aadsts, toCheck);
      case THROTTLED, UNAVAILABLE -> "Try again later.";
      default -> "Check the authority's address.";
    };
  }
}
