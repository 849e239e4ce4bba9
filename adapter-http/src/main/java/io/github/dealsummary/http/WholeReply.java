package io.github.dealsummary.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Collects a reply and sends it in one piece. A servlet's thread waits while a client reads any
 * piece but the last. Nobody waits for the last one.
 */
final class WholeReply extends Response.Wrapper {
  private final ClientConnection client;
  private final ByteArrayOutputStream pieces = new ByteArrayOutputStream(0);

  WholeReply(Request request, Response response, ClientConnection client) {
    super(request, response);
    this.client = client;
  }

  @Override
  public void write(boolean last, @Nullable ByteBuffer piece, Callback callback) {
    if (last && pieces.size() == 0) {
      send(piece, callback);
      return;
    }
    byte[] bytes = BufferUtil.toArray(piece);
    pieces.write(bytes, 0, bytes.length);
    BufferUtil.clear(piece);
    if (last) {
      send(ByteBuffer.wrap(pieces.toByteArray()), callback);
    } else {
      callback.succeeded();
    }
  }

  private void send(@Nullable ByteBuffer whole, Callback callback) {
    client.awaitReading(BufferUtil.length(whole));
    super.write(true, whole, callback);
  }

  @Override
  public void reset() {
    pieces.reset();
    super.reset();
  }
}
