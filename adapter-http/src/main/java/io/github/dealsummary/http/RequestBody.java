package io.github.dealsummary.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dealsummary.contract.Call;
import io.github.dealsummary.contract.UnusableBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads a body as it comes. No thread waits for it. */
final class RequestBody implements ReadListener {
  private final ServletInputStream input;
  private final ClientConnection client;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final byte[] piece = new byte[4096];
  private final CompletableFuture<String> whole = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  private RequestBody(ServletInputStream input, ClientConnection client) {
    this.input = input;
    this.client = client;
  }

  /**
   * Reads the body of a request that is handled asynchronously. Fails with {@link UnusableBody} if
   * it is too large, is not well-formed or does not come in time.
   */
  static CompletableFuture<String> of(HttpServletRequest request) {
    try {
      ClientConnection client = (ClientConnection) request.getAttribute(Connections.CLIENT);
      RequestBody reading = new RequestBody(request.getInputStream(), client);
      client.await(() -> reading.fail(UnusableBody.unreadable()));
      reading.input.setReadListener(reading);
      return reading.whole;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!ended.get() && input.isReady()) {
      int length = input.read(piece);
      if (length < 0) {
        return;
      }
      client.hold(length);
      body.write(piece, 0, length);
      if (body.size() > Call.LARGEST_BODY) { // the rest is never read
        fail(UnusableBody.tooLarge());
      }
    }
  }

  @Override
  public void onAllDataRead() {
    end(() -> whole.complete(body.toString(UTF_8)));
  }

  @Override
  public void onError(Throwable failure) { // it ended too early, or breaks HTTP's rules
    fail(UnusableBody.unreadable());
  }

  private void fail(UnusableBody why) {
    end(() -> whole.completeExceptionally(why));
  }

  /** Once only: the client may become too slow in the moment in which its last byte comes. */
  private void end(Runnable completion) {
    if (ended.compareAndSet(false, true)) {
      client.work();
      completion.run();
    }
  }
}
