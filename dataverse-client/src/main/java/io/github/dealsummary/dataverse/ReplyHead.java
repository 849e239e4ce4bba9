package io.github.dealsummary.dataverse;

import java.util.function.UnaryOperator;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The start of a reply, alone or in a batch.
 *
 * @param headers gives a header's value, or null
 */
record ReplyHead(int status, UnaryOperator<@Nullable String> headers) {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String CONTENT_TYPE = "Content-Type";

  static ReplyHead of(Response reply) {
    return new ReplyHead(
        reply.code(),
        name -> name.equals(RETRY_AFTER) ? Connections.retryAfter(reply) : reply.header(name));
  }

  /** Returns the head of a part of a batch, with the waits and ids of the batch itself. */
  ReplyHead within(ReplyHead batch) {
    return new ReplyHead(
        status,
        name -> {
          String own = header(name);
          return own != null || name.equals(CONTENT_TYPE) ? own : batch.header(name);
        });
  }

  boolean isSuccessful() {
    return status >= 200 && status < 300;
  }

  @Nullable String header(String name) {
    return headers.apply(name);
  }
}
