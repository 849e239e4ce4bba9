package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One view of a client: whom its calls act for, and what ends them.
 *
 * @param budget the moment by which all calls of this view must have ended; null for none
 * @param cancelling what can cancel its calls
 * @param caller the person its calls act for; null for the application itself
 */
record ClientView(
    Transport transport,
    Limits limits,
    @Nullable Deadline budget,
    List<Signal> cancelling,
    @Nullable UUID caller) {

  /**
   * The limits of each call.
   *
   * @param call how long a call may take in all
   * @param address how many characters an address may have; a longer one is sent in a batch
   * @param reply how large a reply may be
   */
  record Limits(Duration call, int address, ReplyLimit reply) {
    Limits withReply(ReplyLimit other) {
      return new Limits(call, address, other);
    }
  }

  ClientView onBehalfOf(UUID person) {
    return new ClientView(transport, limits, budget, cancelling, person);
  }

  ClientView signedInWith(TokenSource tokens) {
    return new ClientView(transport.with(tokens), limits, budget, cancelling, caller);
  }

  ClientView within(Duration time) {
    Deadline next = transport.deadline(time);
    Deadline earlier = budget == null ? next : next.orEarlier(budget);
    return new ClientView(transport, limits, earlier, cancelling, caller);
  }

  ClientView endedBy(Cancellation cancellation) {
    List<Signal> all =
        Stream.concat(cancelling.stream(), Stream.of(cancellation.signal())).toList();
    return new ClientView(transport, limits, budget, all, caller);
  }

  ClientView readingAtMost(long bytes) {
    Limits smaller = limits.withReply(limits.reply().of(bytes));
    return new ClientView(transport, smaller, budget, cancelling, caller);
  }

  Deadline deadline() {
    Deadline call = transport.deadline(limits.call());
    return budget == null ? call : call.orEarlier(budget);
  }

  <T> T send(ApiRequest request, ReplyReader<T> reader) {
    if (request.method().equals("GET") && isLong(request)) {
      ApiRequest batch = batch().request(request.attempt(), List.of(request));
      return sendAsIs(batch, new BatchOfOneReply<>(request.attempt(), reader));
    }
    return sendAsIs(request, reader);
  }

  Batch.Reply send(Batch batch) {
    List<ApiRequest> parts =
        batch.readings().stream().map(reading -> reading.page(reading.address())).toList();
    String attempt =
        "reading "
            + String.join(
                ", ", batch.readings().stream().map(Reading::entitySet).distinct().toList());
    BatchReply reply = new BatchReply(batch, attempt);
    try {
      return sendAsIs(batch().request(attempt, parts), reply);
    } catch (DataverseException failure) {
      return reply.incomplete(failure);
    }
  }

  List<WriteResult> send(ChangeSet set) {
    String attempt = "sending a change set of " + set.writes().size();
    List<ApiRequest> parts =
        set.writes().stream().map(write -> write.request(transport.root())).toList();
    return sendAsIs(
        batch().changeSet(attempt, parts, set.isRepeatable()), new ChangeSetReply(set, attempt));
  }

  private <T> T sendAsIs(ApiRequest request, ReplyReader<T> reader) {
    CallEnd callEnd = transport.callEnd(deadline(), cancelling);
    ReplyReader<T> limited = limits.reply().on(reader, request.attempt(), callEnd);
    return transport.send(request, caller, callEnd, limited);
  }

  private boolean isLong(ApiRequest request) {
    return request.address().length() + transport.root().toString().length() > limits.address();
  }

  private BatchBody batch() {
    return new BatchBody(transport.root(), caller);
  }
}
