package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp, stripped of what is this client's own to decide, and able to end all its calls at once.
 */
final class Connections {
  private static final String HIDDEN = "X-Hidden-Retry-After";

  private final OkHttpClient http;
  private final @Nullable ConnectionPool owned;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param given whose pool, proxy and certificates to use; null for a pool of one's own
   */
  Connections(@Nullable OkHttpClient given) {
    owned = given == null ? new ConnectionPool() : null;
    OkHttpClient.Builder builder =
        given == null ? new OkHttpClient.Builder().connectionPool(owned) : given.newBuilder();
    // OkHttp would resend a POST on its own, and keep its headers on a redirect to another host.
    // Its own dispatcher lets close() end our calls and no others.
    http =
        builder
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .dispatcher(new Dispatcher())
            .addInterceptor(this::refuseWhenClosed)
            .addNetworkInterceptor(Connections::hideRetryAfter)
            .build();
  }

  /** How long a reply asks to wait, under the name it has here. */
  static @Nullable String retryAfter(Response reply) {
    return reply.header(HIDDEN);
  }

  /** The reply's head; reading its body counts against the deadline too. */
  Response execute(Request request, Deadline deadline) throws IOException {
    long left = deadline.left().toNanos();
    if (left == 0) {
      throw new IOException("no time left");
    }
    Call call = http.newCall(request);
    call.timeout().timeout(left, TimeUnit.NANOSECONDS);
    return call.execute();
  }

  /** Waits, unless and until all is closed. */
  void pause(Duration duration) throws InterruptedException {
    boolean ignored = closed.await(duration.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isClosed() {
    return closed.getCount() == 0;
  }

  void close() {
    closed.countDown();
    http.dispatcher().cancelAll();
    if (owned != null) {
      owned.evictAll();
    }
  }

  /** By now the dispatcher knows the call: close() either cancels it, or it is refused here. */
  private Response refuseWhenClosed(Interceptor.Chain chain) throws IOException {
    if (isClosed()) {
      throw new IOException("closed");
    }
    return chain.proceed(chain.request());
  }

  /** OkHttp resends any request on a 503 whose Retry-After is 0, and fails on one beyond an int. */
  private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
    Response reply = chain.proceed(chain.request());
    String wait = reply.header("Retry-After");
    return wait == null
        ? reply
        : reply.newBuilder().removeHeader("Retry-After").header(HIDDEN, wait).build();
  }
}
