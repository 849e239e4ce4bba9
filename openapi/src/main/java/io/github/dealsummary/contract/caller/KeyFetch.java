package io.github.dealsummary.contract.caller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches a directory's keys, from its authority and from nowhere else: a redirect is not followed.
 * A proxy that the JVM is told of is used.
 */
final class KeyFetch implements Supplier<SigningKeys> {
  private static final int LARGEST = 256 * 1024;
  private static final int OK = 200;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final EntraTenant tenant;
  private final OkHttpClient http =
      new OkHttpClient.Builder()
          .followRedirects(false)
          .followSslRedirects(false)
          .callTimeout(EntraKeys.LONGEST_FETCH)
          .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
          .build();

  KeyFetch(EntraTenant tenant) {
    this.tenant = tenant;
  }

  @Override
  public SigningKeys get() {
    try (Response reply =
        http.newCall(new Request.Builder().url(tenant.keys()).build()).execute()) {
      if (reply.code() != OK) {
        throw EntraKeys.unavailable(
            reply.isRedirect()
                ? "it sent us to another address, which is not followed"
                : "it answered with status " + reply.code(),
            null);
      }
      return read(reply);
    } catch (IOException e) {
      throw EntraKeys.unavailable(words(e), e);
    }
  }

  private SigningKeys read(Response reply) throws IOException {
    byte[] body = reply.body().byteStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw EntraKeys.unavailable("its answer is longer than " + LARGEST / 1024 + " KB", null);
    }
    SigningKeys keys = SigningKeys.of(JSON.readTree(body), tenant);
    if (keys.isEmpty()) {
      throw EntraKeys.unavailable("its answer has no key that can be used", null);
    }
    return keys;
  }

  private static String words(IOException e) {
    if (e instanceof JsonProcessingException) {
      return "its answer is not a set of keys";
    }
    if (e instanceof UnknownHostException) {
      return "the name of its host is not known here";
    }
    if (e instanceof SSLException) {
      return "no secure connection was made; check that this machine trusts its certificate";
    }
    return e instanceof InterruptedIOException
        ? EntraKeys.TOO_SLOW
        : "it could not be reached, or the connection was cut";
  }
}
