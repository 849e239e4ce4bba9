package io.github.dealsummary.dataverse;

import java.io.IOException;

/** A proxy wants a sign-in that it does not get. */
final class ProxyRefusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final NetworkCause reason;

  ProxyRefusal(NetworkCause reason) {
    super(reason.what());
    this.reason = reason;
  }

  NetworkCause reason() {
    return reason;
  }
}
