package io.github.dealsummary.dataverse;

/** Carries what the caller's {@link RowMapper} threw through a call, as no failure of the call. */
final class MapperFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final RuntimeException reason;

  MapperFailure(RuntimeException reason) {
    super(reason);
    this.reason = reason;
  }

  RuntimeException reason() {
    return reason;
  }
}
