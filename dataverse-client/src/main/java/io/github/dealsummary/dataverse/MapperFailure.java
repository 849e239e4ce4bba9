package io.github.dealsummary.dataverse;

/** What a {@link RowMapper} of the caller's threw, told apart from a failure of the call. */
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
