package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Why a call has no answer, or only a part of one: what happened, and what to do. */
enum NetworkCause {
  NAME_UNKNOWN("its name is not known", "Check the address and this machine's DNS."),
  REFUSED("the connection was refused", "Check the address and its port."),
  CONNECT_TIMEOUT(
      "nothing there answered in time",
      "Check the address and the firewall. Where only a proxy leads out, set HTTPS_PROXY."),
  NO_ROUTE("this machine's network has no route to it", "Check the address and the network."),
  CONNECTION_CUT("the connection was cut before the request was sent", "Try again later."),

  PROXY_NAME_UNKNOWN(
      "the name of the proxy is not known", "Check HTTPS_PROXY, or the property https.proxyHost."),
  PROXY_UNREACHABLE(
      "the proxy does not accept connections",
      "Check HTTPS_PROXY, or the properties https.proxyHost and https.proxyPort."),
  PROXY_CUT(
      "the proxy closed the connection",
      "Check that HTTPS_PROXY names a proxy for HTTP, and ask who runs it."),
  PROXY_NOT_HTTP(
      "the proxy did not answer as one", "Check that HTTPS_PROXY names a proxy for HTTP."),
  PROXY_FAILED(
      "the proxy could not connect to it",
      "Check the address. If it is right, ask who runs the proxy."),
  PROXY_REFUSED(
      false,
      "the proxy refused to connect to it",
      "Ask who runs the proxy to allow this address. NO_PROXY names addresses to reach without it."),
  PROXY_SIGN_IN(
      false,
      "the proxy wants a sign-in (407)",
      "Set HTTPS_PROXY to http://user:password@host:port, or the properties https.proxyUser and"
          + " https.proxyPassword."),
  PROXY_SIGN_IN_REFUSED(
      false,
      "the proxy did not accept its user name and password (407)",
      "Check them in HTTPS_PROXY, or in https.proxyUser and https.proxyPassword. Special characters"
          + " in HTTPS_PROXY are percent-encoded."),
  PROXY_SIGN_IN_UNSUPPORTED(
      false,
      "the proxy wants a sign-in of another kind than Basic (407)",
      "NTLM and Negotiate are not supported. Ask who runs the proxy for an exception, or run a local"
          + " proxy that signs in."),

  CERTIFICATE_UNTRUSTED(
      false,
      "this Java does not trust its certificate",
      "If your firm's proxy inspects traffic, give Java its root: keytool -importcert -cacerts, or"
          + " -Djavax.net.ssl.trustStore."),
  CERTIFICATE_EXPIRED(
      false,
      "its certificate has expired",
      "Check this machine's clock, and a proxy that inspects traffic."),
  CERTIFICATE_NOT_YET_VALID(
      false,
      "its certificate is not valid yet",
      "Check this machine's clock, and a proxy that inspects traffic."),
  CERTIFICATE_OF_ANOTHER(
      false,
      "its certificate is for another host name",
      "Check the address. A proxy or firewall may have answered in its place."),
  CERTIFICATE_REJECTED(
      false,
      "its certificate was rejected",
      "Check what jdk.certpath.disabledAlgorithms allows, and a proxy that inspects traffic."),
  NO_ROOTS(
      false,
      "this Java's trust store is empty or missing",
      "Check the path and the type that -Djavax.net.ssl.trustStore and trustStoreType name."),
  CLIENT_CERTIFICATE_WANTED(
      false,
      "it wants a TLS certificate of this machine",
      "Check the address. A proxy or firewall may have answered in its place."),
  NO_COMMON_TLS(
      false,
      "it and this Java share no TLS version or cipher",
      "Dataverse and Entra ID speak TLS 1.2. Check jdk.tls.disabledAlgorithms and proxies on the way."),
  NO_TLS(
      false,
      "it does not speak TLS",
      "Check address and port. A proxy or firewall may have answered in its place."),
  HANDSHAKE_CUT(
      "the connection was cut during the TLS handshake",
      "Try again later. If it stays so, ask who runs the firewall or proxy."),
  HANDSHAKE_FAILED(
      false,
      "the TLS handshake failed",
      "Check the address, and ask who runs the firewall or proxy."),

  SENDING_CUT("the connection was cut while the request was sent", "Try again later."),
  CLOSED("the connection was cut before an answer came", "Try again later."),
  ANSWER_CUT(
      "the connection was cut in the middle of the answer",
      "Try again later. If it stays so, ask who runs the proxy or firewall."),
  TLS_INSTEAD(false, "it speaks TLS, and its address begins with http", "Write https instead."),
  NOT_HTTP(
      "it did not answer with HTTP",
      "Check address and port. A proxy or firewall may have answered in its place."),
  OTHER("the connection failed", "Check the address, the network and the proxy.");

  /** OkHttp 5.5 says the status that a proxy gave to CONNECT only in its message. */
  private static final Pattern TUNNEL_REFUSED = Pattern.compile("\\bCONNECT: ([1-5]\\d\\d)\\b");

  /** A TLS alert: type 21, then the version 3.x. */
  private static final Pattern TLS_ALERT = Pattern.compile("\\x15\\x03");

  private final boolean passing;
  private final String what;
  private final String advice;

  NetworkCause(String what, String advice) {
    this(true, what, advice);
  }

  /**
   * @param passing whether it may be gone a little later, without anybody's doing
   */
  NetworkCause(boolean passing, String what, String advice) {
    this.passing = passing;
    this.what = what;
    this.advice = advice;
  }

  boolean isPassing() {
    return passing;
  }

  /** Returns what happened, to be read after a colon. */
  String what() {
    return what;
  }

  /** Returns what to do, as sentences. */
  String advice() {
    return advice;
  }

  static NetworkCause of(IOException e, Progress progress) {
    if (e instanceof ProxyRefusal refusal) {
      return refusal.reason();
    }
    return switch (progress.step()) {
      case NOTHING -> OTHER;
      case CONNECTING -> progress.isProxied() ? throughProxy(e) : connecting(e);
      case HANDSHAKE -> e instanceof SSLException tls ? TlsFailure.cause(tls) : HANDSHAKE_CUT;
      case SENT -> progress.hasSendingFailed() ? SENDING_CUT : unanswered(e);
      case ANSWER -> ANSWER_CUT;
    };
  }

  private static NetworkCause connecting(IOException e) {
    if (e instanceof UnknownHostException) {
      return NAME_UNKNOWN;
    }
    if (e instanceof NoRouteToHostException || says(e, "unreachable")) {
      return NO_ROUTE;
    }
    if (e instanceof SocketTimeoutException) {
      return CONNECT_TIMEOUT;
    }
    return e instanceof ConnectException ? REFUSED : OTHER;
  }

  private static NetworkCause throughProxy(IOException e) {
    if (e instanceof UnknownHostException) {
      return PROXY_NAME_UNKNOWN;
    }
    if (connecting(e) != OTHER) {
      return PROXY_UNREACHABLE;
    }
    Matcher status = TUNNEL_REFUSED.matcher(String.valueOf(e.getMessage()));
    if (status.find()) {
      return status.group(1).startsWith("5") ? PROXY_FAILED : PROXY_REFUSED;
    }
    return e instanceof ProtocolException ? PROXY_NOT_HTTP : PROXY_CUT;
  }

  private static NetworkCause unanswered(IOException e) {
    if (e instanceof ProtocolException) {
      return TLS_ALERT.matcher(String.valueOf(e.getMessage())).find() ? TLS_INSTEAD : NOT_HTTP;
    }
    return CLOSED;
  }

  private static boolean says(IOException e, String word) {
    return e.getMessage() != null && e.getMessage().contains(word);
  }
}
