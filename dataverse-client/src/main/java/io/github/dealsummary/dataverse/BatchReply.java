package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the reply to a batch, once for each attempt. */
final class BatchReply implements ReplyReader<Batch.Reply> {
  private final Batch batch;
  private final String attempt;
  private @Nullable DataverseException transientPart;
  private Batch.@Nullable Reply last;

  BatchReply(Batch batch, String attempt) {
    this.batch = batch;
    this.attempt = attempt;
  }

  @Override
  public Batch.Reply read(ReplyHead head, InputStream body) throws IOException {
    List<Reading> readings = batch.readings();
    List<Multipart.Part> parts = BatchBody.replies(head, body, readings.size());
    if (parts.size() != readings.size()) {
      throw BatchBody.refusal(attempt, head, parts.get(0)); // the one for all
    }
    List<Batch.Part> pages = new ArrayList<>();
    transientPart = null;
    for (int i = 0; i < parts.size(); i++) {
      pages.add(page(head, parts.get(i), readings.get(i)));
    }
    last = new Batch.Reply(pages);
    if (transientPart != null) {
      throw transientPart; // the whole batch is worth another attempt
    }
    return last;
  }

  /**
   * Returns the last reply when no attempt is left, so that the parts that succeeded are not lost.
   */
  Batch.Reply incomplete(DataverseException failure) {
    if (last == null || failure.cancelled()) {
      throw failure;
    }
    return last;
  }

  private Batch.Part page(ReplyHead head, Multipart.Part part, Reading reading) throws IOException {
    if (part.head().isSuccessful()) {
      Page page = new Page(reading, 1, JsonReply.page(part.content()));
      return () -> page;
    }
    DataverseException failure = BatchBody.refusal("reading " + reading.entitySet(), head, part);
    // A limit comes first: it says how long everybody has to wait.
    if (failure.kind() == Kind.THROTTLED
        || (transientPart == null && Failures.isTransient(failure))) {
      transientPart = failure;
    }
    return () -> {
      throw failure;
    };
  }
}
