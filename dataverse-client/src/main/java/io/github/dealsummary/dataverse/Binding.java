package io.github.dealsummary.dataverse;

/**
 * What an action or function is called on. A bound one needs its namespace; on an unbound one it is
 * refused.
 *
 * @param path before the name, with its slash; empty for nothing
 */
record Binding(String path) {
  static final Binding NONE = new Binding("");

  static Binding to(Key row) {
    return new Binding(row.address() + "/");
  }

  static Binding to(String entitySet) {
    return new Binding(Names.simple(entitySet) + "/");
  }

  String address(String name) {
    return path.isEmpty() ? name : path + "Microsoft.Dynamics.CRM." + name;
  }
}
