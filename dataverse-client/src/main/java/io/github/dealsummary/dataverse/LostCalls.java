package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.DataverseException.Kind;

/** Turns a call that ended without a whole answer into a {@link DataverseException}. */
final class LostCalls {
  private LostCalls() {}

  /**
   * Says why there is no answer: whoever ended the call, the deadline, or the network.
   *
   * @param cause a {@link LostAnswer}, or what a program's own source of tokens threw
   * @param mayBeDone whether the request arrived, and doing it twice is not the same as once
   */
  static DataverseException of(
      CallEnd callEnd, String who, String attempt, boolean mayBeDone, Exception cause) {
    if (callEnd.isClosed()) {
      return closed(attempt, cause);
    }
    if (callEnd.isCancelled()) {
      return cancelled(attempt, cause);
    }
    if (Thread.currentThread().isInterrupted()) {
      return interrupted(attempt, cause);
    }
    return callEnd.left().isZero()
        ? late(who, attempt, mayBeDone, cause)
        : lost(who, attempt, mayBeDone, cause);
  }

  private static DataverseException late(
      String who, String attempt, boolean mayBeDone, Exception cause) {
    boolean connecting = cause instanceof LostAnswer lost && lost.isConnecting();
    String message =
        (connecting
                ? "%s could not be reached by the deadline when %s. Check the address, the firewall"
                    + " and the proxy, or allow more time."
                : "%s had not answered by the deadline when %s. Try again, or allow more time.")
            .formatted(who, attempt);
    return DataverseException.of(Kind.UNAVAILABLE, message + afterwards(mayBeDone))
        .deadlinePassed()
        .cause(cause)
        .build();
  }

  private static DataverseException lost(
      String who, String attempt, boolean mayBeDone, Exception cause) {
    boolean sent = cause instanceof LostAnswer lost && lost.isSent();
    NetworkCause reason = cause instanceof LostAnswer lost ? lost.reason() : NetworkCause.OTHER;
    String message =
        (sent ? "%s gave no full answer when %s: " : "%s could not be reached when %s: ")
                .formatted(who, attempt)
            + reason.what()
            + ". "
            + reason.advice()
            + afterwards(mayBeDone && reason.isPassing());
    DataverseException.Builder failure =
        DataverseException.of(Kind.UNAVAILABLE, message).cause(cause);
    return (reason.isPassing() ? failure.unreached() : failure).build();
  }

  private static String afterwards(boolean mayBeDone) {
    return mayBeDone
        ? " The request may have been carried out: look before you send it again."
        : "";
  }

  static DataverseException interrupted(String attempt, Exception cause) {
    String message = "The thread was interrupted when " + attempt + ".";
    return DataverseException.of(Kind.UNAVAILABLE, message).cause(cause).build();
  }

  private static DataverseException cancelled(String attempt, Exception cause) {
    String message = "The call was cancelled when " + attempt + ".";
    return DataverseException.of(Kind.UNAVAILABLE, message).cancelled().cause(cause).build();
  }

  static DataverseException crowded(String attempt, Exception cause) {
    String message =
        "The deadline passed while waiting for a free request slot when "
            + attempt
            + ": the client has as many requests in progress as the environment accepts."
            + " Allow more time, or ask for less at the same time.";
    return DataverseException.of(Kind.UNAVAILABLE, message).deadlinePassed().cause(cause).build();
  }

  private static DataverseException closed(String attempt, Exception cause) {
    String message = "The client was closed when " + attempt + ".";
    return DataverseException.of(Kind.UNAVAILABLE, message).cause(cause).build();
  }

  static DataverseException withoutTrustStore(Exception cause) {
    String message =
        "This Java's trust store cannot be read, so there can be no connection. Check file, type and"
            + " password in the properties javax.net.ssl.trustStore, trustStoreType and"
            + " trustStorePassword.";
    return DataverseException.of(Kind.UNAVAILABLE, message).cause(cause).build();
  }
}
