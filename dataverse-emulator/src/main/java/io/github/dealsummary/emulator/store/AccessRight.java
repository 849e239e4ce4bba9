package io.github.dealsummary.emulator.store;

/** What can be done with a row, each by a privilege of its own. */
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

  /** As in the names of privileges. */
  public String word() {
    return word;
  }
}
