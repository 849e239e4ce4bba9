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
  private final String advice;
  private long read;

  /**
   * @param advice what to do about a body that is larger
   */
  LimitedStream(InputStream in, long limit, String advice) {
    super(in);
    this.limit = limit;
    this.advice = advice;
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
      String size = limit < 1 << 20 ? (limit >> 10) + " KB" : (limit >> 20) + " MB";
      throw new UnreadableReply("it is larger than " + size, advice);
    }
  }
}
