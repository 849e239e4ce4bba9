package io.github.dealsummary.emulator.store;

/** The ways to use a row, each of which needs its own privilege. */
public enum AccessRight {
  READ("Read"),
  CREATE("Create"),
  WRITE("Write"),
  DELETE("Delete"),
  APPEND("Append"),
  APPEND_TO("AppendTo"),
  ASSIGN("Assign");

  private final String word;

  AccessRight(String word) {
    this.word = word;
  }

  /** The word in the names of privileges. */
  public String word() {
    return word;
  }
}
