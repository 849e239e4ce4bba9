package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import org.jspecify.annotations.Nullable;

/** Turns a call that ended without a whole answer into a {@link DataverseException}. */
final class LostCalls {
  private LostCalls() {}

  static DataverseException late(String who, String attempt, Exception cause) {
    String message =
        "%s had not answered by the deadline when %s. Try again, or allow more time."
            .formatted(who, attempt);
    return DataverseException.of(Kind.UNAVAILABLE, message).deadlinePassed().cause(cause).build();
  }

  static DataverseException unreachable(String who, String attempt, Exception cause) {
    String message =
        "%s could not be reached when %s (%s). Check the address, the network and the proxy."
            .formatted(who, attempt, cause.getClass().getSimpleName());
    return DataverseException.of(Kind.UNAVAILABLE, message).unreached().cause(cause).build();
  }

  static DataverseException interrupted(String attempt, Exception cause) {
    String message = "The thread was interrupted when " + attempt + ".";
    return DataverseException.of(Kind.UNAVAILABLE, message).cause(cause).build();
  }

  static DataverseException cancelled(String attempt, @Nullable Exception cause) {
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

  static DataverseException closed(String attempt, @Nullable Exception cause) {
    String message = "The client was closed when " + attempt + ".";
    return DataverseException.of(Kind.UNAVAILABLE, message).cause(cause).build();
  }
}
