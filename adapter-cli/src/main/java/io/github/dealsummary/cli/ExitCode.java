package io.github.dealsummary.cli;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the process tells a script by its exit code. */
enum ExitCode {
  ANSWERED(0, "summarized, deals listed, briefed on the customer, or shared"),
  BAD_INPUT(2, "wrong arguments or settings"),
  NO_DEAL(
      3, "an answer without a deal: customer unknown or ambiguous, no open deal, not permitted"),
  IDENTITY(4, "Entra ID or Dataverse refuses the application: secret, privilege, licence"),
  REFUSED(5, "Dataverse refuses the request, or its answer cannot be read"),
  UNAVAILABLE(6, "Dataverse is not available, too slow or over its limits"),
  UNEXPECTED(1, "an unexpected failure");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  /** The exit code for a failure of this kind. */
  static ExitCode of(Kind kind) {
    return switch (kind) {
      case UNAUTHENTICATED, FORBIDDEN -> IDENTITY;
      case REJECTED, UNREADABLE -> REFUSED;
      case THROTTLED, UNAVAILABLE -> UNAVAILABLE;
    };
  }

  /** All of them for {@code --help}, the most frequent first. */
  static Map<String, String> meanings() {
    Map<String, String> meanings = new LinkedHashMap<>();
    for (ExitCode code : values()) {
      meanings.put(String.valueOf(code.number), code.meaning);
    }
    return meanings;
  }
}
