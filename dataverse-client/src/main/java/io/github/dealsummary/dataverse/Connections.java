package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp without its own retries, redirects and time limits, which this client decides. Closing
 * ends all calls at once.
 */
final class Connections {
  private static final String HIDDEN = "X-Hidden-Retry-After";

  private final OkHttpClient http;
  private final OkHttpClient direct;
  private final @Nullable ConnectionPool owned;
  private final Signal closing = new Signal();

  /**
   * @param given the client whose pool, proxy and certificates to use; null for a pool of its own
   * @param proxy the proxy to use where the given client names none
   */
  Connections(@Nullable OkHttpClient given, OutboundProxy proxy) {
    // Load balancers forget a flow that has been idle for four minutes, without a word.
    owned = given == null ? new ConnectionPool(ConcurrencyLimit.MOST, 3, TimeUnit.MINUTES) : null;
    OkHttpClient base = given == null ? own(owned) : given;
    // OkHttp would resend a POST on its own, and keep its headers on a redirect to another host.
    http =
        base.newBuilder()
            .proxySelector(proxy.after(base.proxySelector()))
            .proxyAuthenticator(new ProxySignIn(base.proxyAuthenticator(), proxy))
            .retryOnConnectionFailure(false)
            .authenticator(Authenticator.NONE)
            .followRedirects(false)
            .followSslRedirects(false)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .addNetworkInterceptor(Connections::send)
            .build();
    direct = http.newBuilder().proxy(Proxy.NO_PROXY).build();
  }

  private static OkHttpClient own(@Nullable ConnectionPool pool) {
    try {
      return new OkHttpClient.Builder().connectionPool(pool).build();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception unreadable) { // a KeyStoreException, which Kotlin does not declare
      throw LostCalls.withoutTrustStore(unreadable);
    }
  }

  /** Returns the reply's {@code Retry-After}, which is hidden from OkHttp under another name. */
  static @Nullable String retryAfter(Response reply) {
    return reply.header(HIDDEN);
  }

  /** A call that ends with its deadline; ending it earlier is for the one who executes it. */
  Call call(Request request, CallEnd callEnd, Progress progress) throws IOException {
    return call(http, request, callEnd, progress);
  }

  /** The same for a request that may carry a secret, and that has no business in a proxy. */
  Call callDirectly(Request request, CallEnd callEnd, Progress progress) throws IOException {
    return call(direct, request, callEnd, progress);
  }

  private static Call call(OkHttpClient http, Request request, CallEnd callEnd, Progress progress)
      throws IOException {
    long left = callEnd.left().toNanos();
    if (left == 0) {
      throw new IOException("no time left");
    }
    Call call = http.newCall(request);
    call.addEventListener(progress);
    call.timeout().timeout(left, TimeUnit.NANOSECONDS);
    return call;
  }

  /** Sends a call and reads its reply's head; the body counts against the deadline too. */
  static Response execute(Call call) throws IOException {
    try {
      return call.execute();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception interrupted) {
      // OkHttp waits while it connects, and Kotlin does not declare what that throws.
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while connecting");
    }
  }

  /** Returns the signal that is given when the client is closed. */
  Signal closing() {
    return closing;
  }

  void close() {
    closing.give();
    if (owned != null) {
      owned.evictAll();
    }
  }

  /** OkHttp resends any request on a 503 whose Retry-After is 0, and fails on one beyond an int. */
  private static Response send(Interceptor.Chain chain) throws IOException {
    Response reply = chain.proceed(chain.request());
    String wait = reply.header("Retry-After");
    return wait == null
        ? reply
        : reply.newBuilder().removeHeader("Retry-After").header(HIDDEN, wait).build();
  }
}
