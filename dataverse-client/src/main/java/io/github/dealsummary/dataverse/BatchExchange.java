package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A batch on the wire, once: its request, and how its reply is read. */
final class BatchExchange {
  private final Batch batch;
  private final HttpUrl root;
  private final @Nullable UUID caller;
  private final String attempt;
  private @Nullable DataverseException transientPart;
  private Batch.@Nullable Reply lastReply;

  BatchExchange(Batch batch, HttpUrl root, @Nullable UUID caller) {
    this.batch = batch;
    this.root = root;
    this.caller = caller;
    this.attempt =
        "reading "
            + String.join(", ", batch.queries().stream().map(Query::entitySet).distinct().toList());
  }

  ApiRequest request() {
    String boundary = "batch_" + UUID.randomUUID();
    String body = Multipart.write(boundary, batch.queries().stream().map(this::lines).toList());
    // Without continue-on-error Dataverse would stop at the first failure and leave out the rest.
    return ApiRequest.post(
        attempt,
        "$batch",
        Map.of("Prefer", "odata.continue-on-error"),
        ApiRequest.body(body, "multipart/mixed; boundary=\"" + boundary + "\""),
        true);
  }

  Batch.Reply read(Response head, InputStream body) throws IOException {
    List<Multipart.Part> parts = Multipart.read(head.header("Content-Type"), body.readAllBytes());
    if (parts.size() != batch.queries().size()) {
      throw new UnreadableReply("it has another number of parts than the batch");
    }
    List<Batch.Part> pages = new ArrayList<>();
    transientPart = null;
    for (int i = 0; i < parts.size(); i++) {
      pages.add(page(parts.get(i), batch.queries().get(i)));
    }
    lastReply = new Batch.Reply(pages);
    if (transientPart != null) {
      throw transientPart; // the whole batch is worth another attempt
    }
    return lastReply;
  }

  /** When there are no more attempts: the parts that succeeded do not suffer for the others. */
  Batch.Reply incomplete(DataverseException failure) {
    if (lastReply != null && failure == transientPart) {
      return lastReply;
    }
    throw failure;
  }

  private Batch.Part page(Multipart.Part part, Query query) throws IOException {
    if (part.isSuccessful()) {
      Page page = JsonReply.page(part.body());
      return () -> page;
    }
    DataverseException failure =
        Failures.ofReply("reading " + query.entitySet(), part.status(), part::header, part.body());
    if (failure.kind() == Kind.THROTTLED || Failures.isTransient(failure)) {
      transientPart = failure;
    }
    return () -> {
      throw failure;
    };
  }

  private List<String> lines(Query query) {
    List<String> lines = new ArrayList<>();
    lines.add("GET " + root.encodedPath() + query.address() + " HTTP/1.1");
    lines.add("Accept: application/json");
    lines.add("OData-MaxVersion: 4.0");
    lines.add("OData-Version: 4.0");
    lines.add("Prefer: " + query.preferences());
    if (caller != null) {
      lines.add("CallerObjectId: " + caller);
    }
    return lines;
  }
}
