package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.DataverseListener.Attempt;
import io.github.dealsummary.dataverse.DataverseListener.Outcome;
import io.github.dealsummary.dataverse.DataverseListener.Reason;
import io.github.dealsummary.dataverse.DataverseListener.Wait;
import io.github.dealsummary.dataverse.Signal.Registration;
import java.io.IOException;
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
 * One call on its way: a request sent until it has an answer, a failure that repeating cannot mend,
 * or no time left.
 */
final class Exchange<T> {
  /** Dataverse's own messages end at 117 MB; what is larger is no reply of its. */
  private static final long LARGEST_REPLY = 128L << 20;

  private final Transport transport;
  private final ApiRequest request;
  private final UUID requestId = UUID.randomUUID();
  private final Request.Builder wire;
  private final Term term;
  private final ReplyReader<T> reader;
  private final long started;
  private int attempts;
  private int status;
  private boolean sent;

  Exchange(
      Transport transport,
      ApiRequest request,
      Request.Builder wire,
      Term term,
      ReplyReader<T> reader) {
    this.transport = transport;
    this.request = request;
    this.wire = wire.header("x-ms-client-request-id", requestId.toString());
    this.term = term;
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
    boolean answerLost = false;
    for (int attempt = 1; ; attempt++) {
      sent = false;
      try {
        return attempt();
      } catch (DataverseException failure) {
        Optional<T> settled = answerLost ? reader.settled(failure) : Optional.empty();
        if (settled.isPresent()) {
          return settled.get();
        }
        answerLost |= sent && Failures.isTransient(failure);
        pause(pauseAfter(failure, attempt).orElseThrow(() -> failure));
      }
    }
  }

  /** A token may be revoked before it expires: after a 401 a new one is fetched, once. */
  private T attempt() {
    try (Gate.Place place = place()) {
      AccessToken token = token();
      try {
        return send(token, place);
      } catch (DataverseException refused) {
        if (refused.kind() != Kind.UNAUTHENTICATED) {
          throw refused;
        }
        transport.tokens().forget(token);
        return send(token(), place);
      }
    }
  }

  private Gate.Place place() {
    long before = transport.time().nanos();
    try {
      Gate.Place place = transport.gate().enter(term);
      if (place.hadToWait()) {
        waited(Reason.TURN, before);
      }
      return place;
    } catch (CancellationException e) {
      throw silence("Dataverse", e);
    } catch (TimeoutException e) {
      throw Failures.crowded(request.attempt(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.interrupted(request.attempt(), e);
    }
  }

  private AccessToken token() {
    try {
      return transport.tokens().get(transport.tokenExchange(term), term);
    } catch (IOException | TimeoutException e) {
      throw silence("The token issuer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.interrupted(request.attempt(), e);
    }
  }

  private T send(AccessToken token, Gate.Place place) {
    long before = transport.time().nanos();
    status = 0;
    attempts++;
    try {
      T result = sendSigned(token, place);
      attempted(before, Optional.empty());
      return result;
    } catch (DataverseException failure) {
      if (failure.kind() == Kind.THROTTLED) {
        place.throttled(failure);
      }
      attempted(before, Optional.of(failure));
      throw failure;
    }
  }

  private T sendSigned(AccessToken token, Gate.Place place) {
    Request signed = wire.header("Authorization", "Bearer " + token.value()).build();
    try {
      Call call = transport.connections().call(signed, term);
      sent = true;
      try (Registration end = term.onEnd(call::cancel);
          Response reply = Connections.execute(call)) {
        status = reply.code();
        place.answered(reply);
        if (!reply.isSuccessful()) {
          throw Failures.ofReply(request.attempt(), reply);
        }
        return reader.read(
            ReplyHead.of(reply), new LimitedStream(reply.body().byteStream(), LARGEST_REPLY));
      }
    } catch (UnreadableReply e) {
      throw Failures.unreadable(request.attempt(), e);
    } catch (IOException e) {
      throw silence("Dataverse", e);
    }
  }

  private DataverseException silence(String who, Exception cause) {
    if (term.isClosed()) {
      return Failures.closed(request.attempt(), cause);
    }
    if (term.isCancelled()) {
      return Failures.cancelled(request.attempt(), cause);
    }
    if (Thread.currentThread().isInterrupted()) {
      return Failures.interrupted(request.attempt(), cause);
    }
    return term.left().isZero()
        ? Failures.late(who, request.attempt(), cause)
        : Failures.unreachable(who, request.attempt(), cause);
  }

  /** Empty if the failure is the call's last word. */
  private Optional<Duration> pauseAfter(DataverseException failure, int attempt) {
    boolean repeatable = request.repeatable() || !sent;
    boolean mendable =
        failure.kind() == Kind.THROTTLED || (repeatable && Failures.isTransient(failure));
    if (!mendable || attempt > transport.retry().repetitions()) {
      return Optional.empty();
    }
    Duration ceiling = transport.retry().ceiling(attempt);
    Duration jittered = Duration.ofNanos((long) (ceiling.toNanos() * transport.time().chance()));
    return Optional.of(failure.retryAfter().orElse(jittered))
        .filter(pause -> pause.compareTo(term.left()) < 0);
  }

  private void pause(Duration pause) {
    long before = transport.time().nanos();
    try {
      transport.time().sleep(pause, term);
      waited(Reason.NEXT_ATTEMPT, before);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failures.interrupted("waiting to try again", e);
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
      listener.waited(new Wait(request.attempt(), reason, since(before)));
    }
  }

  private void ended(Optional<DataverseException> failure) {
    DataverseListener listener = transport.listener();
    if (listener != null) {
      listener.ended(new Outcome(request.attempt(), attempts, since(started), failure));
    }
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(transport.time().nanos() - nanos);
  }
}
