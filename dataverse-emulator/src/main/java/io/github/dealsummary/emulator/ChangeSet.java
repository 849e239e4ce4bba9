package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Does the operations of a change set together, or none of them. */
final class ChangeSet {
  private final Function<Call, Reply> operations;
  private final Store store;

  ChangeSet(Function<Call, Reply> operations, Store store) {
    this.operations = operations;
    this.store = store;
  }

  /** The answers to all operations or, if one failed, that one's alone. */
  List<Reply> answer(List<Call> calls, RequestLog.Entry entry) {
    try {
      return store.atomically(() -> all(calls, entry));
    } catch (Failed failed) {
      return List.of(failed.reply);
    }
  }

  private List<Reply> all(List<Call> calls, RequestLog.Entry entry) {
    ContentIds ids = new ContentIds();
    List<Reply> replies = new ArrayList<>();
    for (Call call : calls) {
      Reply reply = one(call, ids);
      entry.part(call, reply.status());
      if (reply.status() >= 400) {
        throw new Failed(reply);
      }
      String id = call.headers().getOrDefault(BatchParts.CONTENT_ID, "");
      replies.add(id.isEmpty() ? reply : reply.with(BatchParts.CONTENT_ID, id));
    }
    return replies;
  }

  private Reply one(Call call, ContentIds ids) {
    try {
      Call resolved = ids.resolve(call);
      Reply reply = operations.apply(resolved);
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
