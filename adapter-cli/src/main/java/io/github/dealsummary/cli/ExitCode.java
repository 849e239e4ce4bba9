package io.github.dealsummary.cli;

import io.github.dealsummary.dataverse.DataverseException.Kind;

/** What the process says to a script. */
final class ExitCode {
  static final int ANSWERED = 0;
  static final int UNEXPECTED = 1;
  static final int BAD_INPUT = 2;
  static final int NO_DEAL = 3;
  static final int IDENTITY = 4;
  static final int REFUSED = 5;
  static final int UNAVAILABLE = 6;

  private ExitCode() {}

  static int of(Kind kind) {
    return switch (kind) {
      case UNAUTHENTICATED, FORBIDDEN -> IDENTITY;
      case REJECTED, UNREADABLE -> REFUSED;
      case THROTTLED, UNAVAILABLE -> UNAVAILABLE;
    };
  }
}
