package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to Dataverse, or to Entra ID on the way there, that did not succeed.
 *
 * <p>The message says what was attempted, what came back and what to do. It holds no row data, no
 * filter and no token, so it may be logged. What the server itself wrote is in {@link #detail()}:
 * it can quote the request, so treat it as data.
 */
public final class DataverseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a failed call means to the one who made it. */
  public enum Kind {
    /** Entra ID or Dataverse does not accept who we are: secret, certificate, tenant, client id. */
    UNAUTHENTICATED,
    /**
     * Dataverse knows who we are and does not allow it: no user there, no privilege, no licence.
     */
    FORBIDDEN,
    /** Dataverse says that the request is wrong. */
    REJECTED,
    /**
     * Over a service protection limit, though repeated, or with no time to wait as long as told.
     */
    THROTTLED,
    /** No connection, a 5xx, no answer before the deadline, or a call that was cancelled. */
    UNAVAILABLE,
    /** A success whose body is not what the protocol promises. */
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

  /** What the failure means. */
  public Kind kind() {
    return kind;
  }

  /** The HTTP status; empty where no reply arrived. */
  public OptionalInt status() {
    return status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
  }

  /**
   * The server's own code: {@code 0x80040220} from Dataverse, {@code invalid_client} from Entra ID.
   */
  public Optional<String> code() {
    return Optional.ofNullable(code);
  }

  /** What the server wrote about it, up to 1,000 characters. It can quote the request. */
  public Optional<String> detail() {
    return Optional.ofNullable(detail);
  }

  /** The ids under which Microsoft's support finds the request; empty where no reply arrived. */
  public List<String> requestIds() {
    return requestIds;
  }

  /** How long the server asked to wait. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The privilege that the user lacks, {@code prvReadOpportunity}, where Dataverse names one. */
  public Optional<String> missingPrivilege() {
    return Optional.ofNullable(missingPrivilege);
  }

  /** Whether the call ended because its deadline came, rather than with an answer. */
  public boolean deadlinePassed() {
    return deadlinePassed;
  }

  /** Whether the call was ended by its {@link Cancellation}. */
  public boolean cancelled() {
    return cancelled;
  }

  boolean hasCode(String other) {
    return other.equals(code);
  }

  /**
   * Whether a row does not exist. Of one by its id Dataverse says so in the same way as of any
   * other that the call needs, such as its user; only the message has the id.
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

  /** Whether no reply arrived though there was time. */
  boolean isUnreached() {
    return unreached;
  }

  /** Starts an exception; for a {@link TokenSource} or a test of your own. */
  public static Builder of(Kind kind, String message) {
    return new Builder(kind, message);
  }

  /** What is known of a failure. Everything but kind and message may be left out. */
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

    /** The HTTP status of the reply. */
    public Builder status(int value) {
      status = value;
      return this;
    }

    /** The server's own code. */
    public Builder code(@Nullable String value) {
      code = value;
      return this;
    }

    /** The words of the server. */
    public Builder detail(@Nullable String value) {
      detail = value == null ? null : value.substring(0, Math.min(value.length(), 1_000));
      return this;
    }

    /** The server's ids of the request. */
    public Builder requestIds(List<String> value) {
      requestIds = value;
      return this;
    }

    /** How long the server asked to wait. */
    public Builder retryAfter(@Nullable Duration value) {
      retryAfter = value;
      return this;
    }

    /** The privilege that the user lacks. */
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

    /** Marks that the deadline ended the call. */
    public Builder deadlinePassed() {
      deadlinePassed = true;
      return this;
    }

    /** What led to it. */
    public Builder cause(@Nullable Throwable value) {
      cause = value;
      return this;
    }

    /** The exception, ready to throw. */
    public DataverseException build() {
      return new DataverseException(this);
    }
  }
}
