package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.DataverseListener.Attempt;
import io.github.dealsummary.dataverse.DataverseListener.Outcome;
import io.github.dealsummary.dataverse.DataverseListener.Reason;
import io.github.dealsummary.dataverse.DataverseListener.Wait;
import io.github.dealsummary.dataverse.Signal.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One call on its way. It sends its request again until there is an answer, a failure that a
 * repetition cannot mend, or no time left.
 */
final class Exchange<T> {
  private final Transport transport;
  private final ApiRequest request;
  private final UUID requestId = UUID.randomUUID();
  private final Request.Builder wire;
  private final CallEnd callEnd;
  private final ReplyReader<T> reader;
  private final long started;
  private int attempts;
  private int status;

  /** How far the request of the last attempt came. */
  private Progress progress = new Progress();

  Exchange(
      Transport transport,
      ApiRequest request,
      Request.Builder wire,
      CallEnd callEnd,
      ReplyReader<T> reader) {
    this.transport = transport;
    this.request = request;
    this.wire = wire.header("x-ms-client-request-id", requestId.toString());
    this.callEnd = callEnd;
    this.reader = reader;
    this.started = transport.time().nanos();
  }

  T run() {
    try {
      T result = repeat();
      ended(Optional.empty());
      return result;
    } catch (DataverseException failure) {
      ended(Optional.of(failure));
      throw failure;
    }
  }

  private T repeat() {
    DataverseException lost = null;
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt();
      } catch (DataverseException failure) {
        if (lost != null) {
          // A refusal may show that the lost attempt was done: "exists already" after a create.
          Optional<T> settled = reader.settled(failure, lost);
          if (settled.isPresent()) {
            return settled.get();
          }
        } else if (progress.isSent() && Failures.isLoss(failure)) {
          lost = failure;
        }
        pause(pauseAfter(failure, attempt).orElseThrow(() -> failure));
      }
    }
  }

  /** Sends once. A token may be revoked early, so a 401 leads to one more try with a new token. */
  private T attempt() {
    long before = transport.time().nanos();
    try (Gate.Slot slot = slot()) {
      if (slot.hadToWait()) {
        waited(Reason.REQUEST_SLOT, before);
      }
      AccessToken token = token();
      try {
        return send(token, slot);
      } catch (DataverseException refused) {
        if (refused.kind() != Kind.UNAUTHENTICATED) {
          throw refused;
        }
        transport.tokens().forget(token);
        return send(token(), slot);
      }
    }
  }

  private Gate.Slot slot() {
    try {
      return transport.gate().enter(callEnd);
    } catch (CancellationException e) {
      throw silence("Dataverse", e);
    } catch (TimeoutException e) {
      throw LostCalls.crowded(request.attempt(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LostCalls.interrupted(request.attempt(), e);
    }
  }

  private AccessToken token() {
    progress = new Progress();
    try {
      return transport.tokens().get(transport.tokenRequest(callEnd), callEnd);
    } catch (UnreadableReply e) {
      throw Failures.unreadable("fetching a token", e);
    } catch (IOException | TimeoutException e) {
      throw silence("The token issuer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LostCalls.interrupted(request.attempt(), e);
    }
  }

  private T send(AccessToken token, Gate.Slot slot) {
    long before = transport.time().nanos();
    status = 0;
    attempts++;
    try {
      T result = sendSigned(token, slot);
      attempted(before, Optional.empty());
      return result;
    } catch (DataverseException failure) {
      if (failure.kind() == Kind.THROTTLED) {
        slot.throttled(failure);
      }
      attempted(before, Optional.of(failure));
      throw failure;
    }
  }

  private T sendSigned(AccessToken token, Gate.Slot slot) {
    Request signed = wire.header("Authorization", "Bearer " + token.value()).build();
    progress = new Progress();
    try {
      Call call = transport.connections().call(signed, callEnd, progress);
      try (Registration end = callEnd.onEnd(call::cancel);
          Response reply = Connections.execute(call)) {
        status = reply.code();
        slot.answered(reply);
        if (!reply.isSuccessful()) {
          DataverseException refusal = Failures.ofReply(request.attempt(), reply);
          // A refusal that comes at the same moment does not hide that the call was ended.
          throw callEnd.isClosed() || callEnd.isCancelled()
              ? silence("Dataverse", refusal)
              : refusal;
        }
        return read(ReplyHead.of(reply), reply.body().byteStream());
      }
    } catch (IOException e) {
      throw silence("Dataverse", LostAnswer.of(e, progress));
    }
  }

  private T read(ReplyHead head, InputStream body) throws IOException {
    try {
      return reader.read(head, body);
    } catch (UnreadableReply e) {
      throw Failures.unreadable(request.attempt(), head, e);
    }
  }

  private DataverseException silence(String who, Exception cause) {
    boolean mayBeDone = progress.isSent() && !request.repeatable();
    return LostCalls.of(callEnd, who, request.attempt(), mayBeDone, cause);
  }

  /** Returns the pause before the next attempt; empty if this failure ends the call. */
  private Optional<Duration> pauseAfter(DataverseException failure, int attempt) {
    // Without a connection the request cannot have arrived, so any request may be sent again.
    boolean repeatable = request.repeatable() || !progress.isSent();
    boolean mendable =
        failure.kind() == Kind.THROTTLED || (repeatable && Failures.isTransient(failure));
    if (!mendable || attempt > transport.retry().repetitions()) {
      return Optional.empty();
    }
    Duration ceiling = transport.retry().ceiling(attempt);
    Duration jittered = Duration.ofNanos((long) (ceiling.toNanos() * transport.time().chance()));
    return Optional.of(failure.retryAfter().orElse(jittered))
        .filter(pause -> pause.compareTo(callEnd.left()) < 0);
  }

  private void pause(Duration pause) {
    long before = transport.time().nanos();
    try {
      transport.time().sleep(pause, callEnd);
      waited(Reason.NEXT_ATTEMPT, before);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw LostCalls.interrupted("waiting to try again", e);
    }
  }

  private void attempted(long before, Optional<DataverseException> failure) {
    DataverseListener listener = transport.listener();
    if (listener != null) {
      OptionalInt answer = status == 0 ? OptionalInt.empty() : OptionalInt.of(status);
      listener.attempted(
          new Attempt(request.attempt(), attempts, requestId, since(before), answer, failure));
    }
  }

  private void waited(Reason reason, long before) {
    DataverseListener listener = transport.listener();
    if (listener != null) {
      listener.waited(new Wait(request.attempt(), requestId, reason, since(before)));
    }
  }

  private void ended(Optional<DataverseException> failure) {
    DataverseListener listener = transport.listener();
    if (listener != null) {
      listener.ended(new Outcome(request.attempt(), requestId, attempts, since(started), failure));
    }
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(transport.time().nanos() - nanos);
  }
}
