package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** How far one attempt has come, as OkHttp reports it. OkHttp connects on several threads. */
final class Progress extends EventListener {
  enum Step {
    NOTHING,
    CONNECTING,
    HANDSHAKE,
    SENT,
    ANSWER
  }

  private volatile Step step = Step.NOTHING;
  private volatile boolean proxied;
  private volatile boolean sendingFailed;

  Step step() {
    return step;
  }

  /** Returns whether the request had a connection, so that it may have arrived. */
  boolean isSent() {
    return step.compareTo(Step.SENT) >= 0;
  }

  /** Returns whether the way leads through a proxy. */
  boolean isProxied() {
    return proxied;
  }

  /** Returns whether a part of the request could not be sent. OkHttp still looks for an answer. */
  boolean hasSendingFailed() {
    return sendingFailed;
  }

  @Override
  public void proxySelectEnd(Call call, HttpUrl url, List<Proxy> proxies) {
    step = Step.CONNECTING;
    proxied = !proxies.isEmpty() && proxies.get(0).type() != Proxy.Type.DIRECT;
  }

  @Override
  public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
    step = Step.CONNECTING;
    proxied = proxy.type() != Proxy.Type.DIRECT;
  }

  @Override
  public void secureConnectStart(Call call) {
    step = Step.HANDSHAKE;
  }

  @Override
  public void requestHeadersStart(Call call) {
    step = Step.SENT;
  }

  @Override
  public void requestFailed(Call call, IOException failure) {
    sendingFailed = true;
  }

  @Override
  public void responseHeadersEnd(Call call, Response response) {
    step = Step.ANSWER;
  }
}
