package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does the operations of a change set together, or none of them. */
final class AtomicChangeSet {
  private final WebApi api;

  AtomicChangeSet(WebApi api) {
    this.api = api;
  }

  /** The answers to all operations or, if one failed, that one's alone. */
  List<Reply> answer(List<ApiCall> calls, RequestLog.Entry entry) {
    // Faults may take their time, which nobody else should wait for.
    List<Optional<Faults.Met>> met = faults(calls);
    List<Reply> replies = new ArrayList<>();
    try {
      api.store().atomically(() -> all(calls, met, entry, replies));
      return replies;
    } catch (Failed failed) {
      // The requests behind the failed one were not answered, so their faults are still to happen.
      met.subList(replies.size() + 1, met.size())
          .forEach(later -> later.ifPresent(Faults.Met::giveBack));
      return List.of(failed.reply);
    }
  }

  /** The faults that meet the calls, up to the first one that is failed by it. */
  private List<Optional<Faults.Met>> faults(List<ApiCall> calls) {
    Map<String, String> targets = new HashMap<>();
    List<Optional<Faults.Met>> met = new ArrayList<>();
    for (ApiCall call : calls) {
      String target = call.target();
      String referred = targets.getOrDefault(target, target);
      // A request on "$1" meets the faults of the table that "$1" stands for.
      targets.put("$" + call.headers().getOrDefault(BatchParts.CONTENT_ID, ""), referred);
      met.add(api.meet(referred));
      if (met.get(met.size() - 1).filter(Faults.Met::ends).isPresent()) {
        return met;
      }
    }
    return met;
  }

  private boolean all(
      List<ApiCall> calls,
      List<Optional<Faults.Met>> met,
      RequestLog.Entry entry,
      List<Reply> replies) {
    ContentIds ids = new ContentIds();
    for (int i = 0; i < met.size(); i++) {
      ApiCall call = calls.get(i);
      Reply reply = one(call, met.get(i), ids);
      entry.part(call, reply.status());
      if (reply.status() >= 400) {
        // An exception makes the transaction undo what was written.
        throw new Failed(reply);
      }
      String id = call.headers().getOrDefault(BatchParts.CONTENT_ID, "");
      replies.add(id.isEmpty() ? reply : reply.with(BatchParts.CONTENT_ID, id));
    }
    return true;
  }

  private Reply one(ApiCall call, Optional<Faults.Met> fault, ContentIds ids) {
    try {
      ApiCall resolved = ids.resolve(call);
      Reply reply = fault.flatMap(Faults.Met::reply).orElseGet(() -> api.answer(resolved));
      ids.put(call.headers().getOrDefault(BatchParts.CONTENT_ID, ""), resolved, reply);
      return reply;
    } catch (ODataError e) {
      return Reply.error(e);
    }
  }

  private static final class Failed extends RuntimeException {
    private final transient Reply reply;

    private Failed(Reply reply) {
      this.reply = reply;
    }
  }
}
