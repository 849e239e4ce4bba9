package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Does the operations of a change set together, or none of them. */
final class ChangeSet {
  private static final Pattern REFERENCE = Pattern.compile("^/?\\$([\\w-]+)");
  private static final Pattern REFERENCE_IN_BODY = Pattern.compile("\"/?\\$([\\w-]+)\"");

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
    Map<String, String> urls = new HashMap<>();
    List<Reply> replies = new ArrayList<>();
    for (Call call : calls) {
      Reply reply = one(call, urls);
      entry.part(call, reply.status());
      if (reply.status() >= 400) {
        throw new Failed(reply);
      }
      String id = call.headers().getOrDefault(BatchParts.CONTENT_ID, "");
      if (!id.isEmpty()) {
        urls.put(id, reply.headers().getOrDefault("Location", ""));
      }
      replies.add(id.isEmpty() ? reply : reply.with(BatchParts.CONTENT_ID, id));
    }
    return replies;
  }

  private Reply one(Call call, Map<String, String> urls) {
    try {
      return operations.apply(resolved(call, urls));
    } catch (ODataError e) {
      return Reply.error(e);
    }
  }

  /** Puts the URLs of rows created before in the place of their content ids. */
  private static Call resolved(Call call, Map<String, String> urls) {
    Matcher path = REFERENCE.matcher(call.path());
    boolean isReference = path.find() && !call.path().equals("$batch");
    String resolvedPath =
        isReference
            ? relative(url(path.group(1), urls)) + call.path().substring(path.end())
            : call.path();
    String body =
        REFERENCE_IN_BODY
            .matcher(call.body())
            .replaceAll(found -> Matcher.quoteReplacement('"' + url(found.group(1), urls) + '"'));
    return new Call(
        call.method(),
        resolvedPath,
        call.query(),
        call.options(),
        call.headers(),
        body,
        call.user());
  }

  private static String url(String id, Map<String, String> urls) {
    String url = urls.get(id);
    if (url == null) {
      throw ODataError.badRequest(
          "Content-ID Reference: '$" + id + "' does not exist in the batch context.");
    }
    return url;
  }

  private static String relative(String url) {
    return url.replaceFirst("^.*/api/data/v9\\.[0-2]/", "");
  }

  private static final class Failed extends RuntimeException {
    private final transient Reply reply;

    private Failed(Reply reply) {
      this.reply = reply;
    }
  }
}
