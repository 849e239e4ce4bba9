package io.github.dealsummary.dataverse;

/**
 * Ends the calls of a view from another thread, wherever they are: waiting for a token, for their
 * turn, for the next attempt, or in a socket.
 *
 * <pre>{@code
 * Cancellation cancellation = new Cancellation();
 * DataverseClient sales = client.endedBy(cancellation);
 * // in another thread, when whoever asked has gone:
 * cancellation.cancel();
 * }</pre>
 *
 * <p>The calls throw a {@link DataverseException} whose {@link DataverseException#cancelled()} is
 * true. What a write had changed by then stays changed. Two things end by themselves only: the
 * system's lookup of a host's name, and a {@link TokenSource} of your own that waits elsewhere than
 * in its {@link TokenRequest}. Safe for any number of threads.
 */
public final class Cancellation {
  private final Signal signal = new Signal();

  /** Ends the calls in progress, and those made later. A second time does nothing more. */
  public void cancel() {
    signal.give();
  }

  /** Whether {@link #cancel} was called. */
  public boolean isCancelled() {
    return signal.isGiven();
  }

  Signal signal() {
    return signal;
  }
}
