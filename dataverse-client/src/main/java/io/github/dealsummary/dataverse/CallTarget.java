package io.github.dealsummary.dataverse;

/**
 * What an action or function is called on. A bound one needs its namespace; on an unbound one it is
 * refused.
 *
 * @param path before the name, with its slash; empty for nothing
 */
record CallTarget(String path) {
  static final CallTarget NONE = new CallTarget("");

  static CallTarget to(Key row) {
    return new CallTarget(row.address() + "/");
  }

  static CallTarget to(String entitySet) {
    return new CallTarget(ODataNames.simple(entitySet) + "/");
  }

  String address(String name) {
    return path.isEmpty() ? name : path + "Microsoft.Dynamics.CRM." + name;
  }
}
