package io.github.dealsummary.dataverse;

/**
 * A member of an enumeration, as a parameter of a function: {@code
 * Microsoft.Dynamics.CRM.AccessRights'ReadAccess'}.
 *
 * @param type the enumeration's name without its namespace
 * @param name the member's name
 */
public record EnumMember(String type, String name) {
  public EnumMember {
    ODataNames.simple(type);
    ODataNames.simple(name);
  }

  String literal() {
    return "Microsoft.Dynamics.CRM." + type + "'" + name + "'";
  }
}
