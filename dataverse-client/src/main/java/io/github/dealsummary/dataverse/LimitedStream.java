package io.github.dealsummary.dataverse;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends a body that is too large to be honest. A few compressed megabytes can fill the memory once
 * they are unpacked.
 */
final class LimitedStream extends FilterInputStream {
  private final long limit;
  private long read;

  LimitedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? 0 : 1);
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = super.read(target, offset, length);
    count(Math.max(0, got));
    return got;
  }

  private void count(int more) throws UnreadableReply {
    read += more;
    if (read > limit) {
      throw new UnreadableReply("it is larger than " + (limit >> 20) + " MB");
    }
  }
}
