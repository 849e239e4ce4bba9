package io.github.dealsummary.dataverse;

/**
 * The row or table that an action or function is called on, or nothing. A bound call needs the
 * namespace before its name; Dataverse refuses the namespace in an unbound call.
 *
 * @param path what stands before the name, with its slash; empty for an unbound call
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
