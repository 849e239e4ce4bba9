package io.github.dealsummary.dataverse;

/**
 * Ends the calls of a view from another thread. It reaches them wherever they are: while they wait
 * for a token, for a request slot or for the next attempt, or while they read from a socket.
 *
 * <pre>{@code
 * Cancellation cancellation = new Cancellation();
 * DataverseClient sales = client.endedBy(cancellation);
 * // in another thread, when the person who asked has gone:
 * cancellation.cancel();
 * }</pre>
 *
 * <p>The calls throw a {@link DataverseException} whose {@link DataverseException#cancelled()} is
 * true. What a write had changed by then stays changed. Two things cannot be ended from outside:
 * the system's lookup of a host's name, and a {@link TokenSource} of your own that waits anywhere
 * but in its {@link TokenRequest}. Safe for any number of threads.
 */
public final class Cancellation {
  private final Signal signal = new Signal();

  /** Ends the calls in progress and those made later. Calling it again changes nothing. */
  public void cancel() {
    signal.give();
  }

  /** Returns whether {@link #cancel} was called. */
  public boolean isCancelled() {
    return signal.isGiven();
  }

  Signal signal() {
    return signal;
  }
}
