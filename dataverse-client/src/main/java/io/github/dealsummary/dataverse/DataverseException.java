package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to Dataverse, or to Entra ID on the way there, failed.
 *
 * <p>The message says what was attempted, what came back and what to do. It holds no row data, no
 * filter and no token, so it may be logged. {@link #detail()} is what the server wrote. It can
 * quote the request, so treat it as data.
 */
public final class DataverseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The meaning of a failed call for its caller. */
  public enum Kind {
    /**
     * Entra ID or Dataverse does not accept the identity. Check secret, certificate, tenant and
     * client id.
     */
    UNAUTHENTICATED,
    /**
     * Dataverse knows the identity and does not allow the call. A user, a privilege or a licence is
     * missing, a user is disabled, or the IP firewall blocks the address.
     */
    FORBIDDEN,
    /** Dataverse says that the request is wrong. Change it before you send it again. */
    REJECTED,
    /**
     * The call is over a service protection limit. Repeating it did not help, or the deadline left
     * no time for the wait that Dataverse asked for.
     */
    THROTTLED,
    /**
     * There was no connection, a 5xx, or no answer before the deadline; the environment is disabled
     * or in administration mode; or the call was cancelled.
     */
    UNAVAILABLE,
    /** The call succeeded, but the body of the answer is not what the protocol promises. */
    UNREADABLE
  }

  private final Kind kind;
  private final int status;
  private final @Nullable String code;
  private final @Nullable String detail;
  private final List<String> requestIds;
  private final @Nullable Duration retryAfter;
  private final @Nullable String missingPrivilege;
  private final boolean deadlinePassed;
  private final boolean cancelled;
  private final boolean unreached;

  private DataverseException(Builder builder) {
    super(builder.message, builder.cause);
    kind = builder.kind;
    status = builder.status;
    code = builder.code;
    detail = builder.detail;
    requestIds = List.copyOf(builder.requestIds);
    retryAfter = builder.retryAfter;
    missingPrivilege = builder.missingPrivilege;
    deadlinePassed = builder.deadlinePassed;
    cancelled = builder.cancelled;
    unreached = builder.unreached;
  }

  /** Returns what the failure means. */
  public Kind kind() {
    return kind;
  }

  /** Returns the HTTP status; empty if no reply arrived. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * Returns the server's own code: {@code 0x80040220} from Dataverse, {@code invalid_client} from
   * Entra ID. Codes of Dataverse are always {@code 0x} and eight small hex digits.
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** Returns what the server wrote, up to 1,000 characters. It can quote the request. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /**
   * Returns the ids under which Microsoft's support finds the request; empty if no reply arrived.
   */
  public List<String> requestIds() {
    return requestIds;
  }

  /** Returns how long the server asked to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /**
   * Returns the privilege that the user lacks, such as {@code prvReadOpportunity}; empty if
   * Dataverse names none.
   */
  public Optional<String> missingPrivilege() {
    return Optional.ofNullable(missingPrivilege);
  }

  /** Returns whether the call ended because its deadline passed. */
  public boolean deadlinePassed() {
    return deadlinePassed;
  }

  /** Returns whether the call was ended by its {@link Cancellation}. */
  public boolean cancelled() {
    return cancelled;
  }

  boolean hasCode(String other) {
    return other.equals(code);
  }

  /**
   * Says whether the row of this call does not exist. Dataverse has the same code for any other row
   * that the call needs, such as its user, so the id in the message decides.
   *
   * @param id empty for a row by an alternate key
   */
  boolean isNoSuchRow(Optional<UUID> id) {
    return id.isEmpty()
        ? hasCode("0x80060891")
        : hasCode("0x80040217")
            && detail != null
            && detail.toLowerCase(Locale.ROOT).contains(id.get().toString());
  }

  /** Returns whether no reply arrived, although there was time left. */
  boolean isUnreached() {
    return unreached;
  }

  /** Starts an exception. Use it in a {@link TokenSource} or a test of your own. */
  public static Builder of(Kind kind, String message) {
    return new Builder(kind, message);
  }

  /** Collects what is known of a failure. Only kind and message are needed. */
  public static final class Builder {
    private final Kind kind;
    private final String message;
    private int status;
    private @Nullable String code;
    private @Nullable String detail;
    private List<String> requestIds = List.of();
    private @Nullable Duration retryAfter;
    private @Nullable String missingPrivilege;
    private boolean deadlinePassed;
    private boolean cancelled;
    private boolean unreached;
    private @Nullable Throwable cause;

    private Builder(Kind kind, String message) {
      this.kind = kind;
      this.message = message;
    }

    /** Sets the HTTP status of the reply. */
    public Builder status(int value) {
      status = value;
      return this;
    }

    /**
     * Sets the server's own code. One of Dataverse becomes {@code 0x} and eight small hex digits,
     * whatever form it came in.
     */
    public Builder code(@Nullable String value) {
      code = ErrorCode.normal(value);
      return this;
    }

    /** Sets what the server wrote; it is cut after 1,000 characters. */
    public Builder detail(@Nullable String value) {
      detail = value == null ? null : value.substring(0, Math.min(value.length(), 1_000));
      return this;
    }

    /** Sets the server's ids of the request. */
    public Builder requestIds(List<String> value) {
      requestIds = value;
      return this;
    }

    /** Sets how long the server asked to wait. */
    public Builder retryAfter(@Nullable Duration value) {
      retryAfter = value;
      return this;
    }

    /** Sets the privilege that the user lacks. */
    public Builder missingPrivilege(@Nullable String value) {
      missingPrivilege = value;
      return this;
    }

    Builder cancelled() {
      cancelled = true;
      return this;
    }

    Builder unreached() {
      unreached = true;
      return this;
    }

    /** Says that the deadline ended the call. */
    public Builder deadlinePassed() {
      deadlinePassed = true;
      return this;
    }

    /** Sets the exception that led to this one. */
    public Builder cause(@Nullable Throwable value) {
      cause = value;
      return this;
    }

    /** Makes the exception. It is not thrown yet. */
    public DataverseException build() {
      return new DataverseException(this);
    }
  }
}
