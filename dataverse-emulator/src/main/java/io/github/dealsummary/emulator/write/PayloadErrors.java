package io.github.dealsummary.emulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Table;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** Dataverse's errors about a body that does not fit its table. */
public final class PayloadErrors {
  private PayloadErrors() {}

  public static ODataError invalid(String message) {
    return new ODataError(
        400, "0x80048d19", "Error identified in Payload provided by the user. " + message);
  }

  /** Refuses a body without this property, or with another one that is not an annotation. */
  static void requireOnly(ObjectNode body, String property) {
    if (!body.has(property)) {
      throw invalid("The property '" + property + "' is missing.");
    }
    for (Map.Entry<String, JsonNode> other : body.properties()) {
      String name = other.getKey();
      if (!name.equals(property) && !name.equals("@odata.context")) {
        throw invalid("The property '" + name + "' does not belong beside '" + property + "'.");
      }
    }
  }

  static ODataError unknown(Table table, String property) {
    return table.elsewhere().contains(property)
        ? ODataError.notImplemented("the table that " + property + " leads to")
        : invalid(
            "Invalid property '%s' was found in entity 'Microsoft.Dynamics.CRM.%s'."
                .formatted(property, table.name()));
  }

  static ODataError unknownNavigation(Table table, String name) {
    return table.elsewhere().contains(name)
        ? ODataError.notImplemented("the table that " + name + " leads to")
        : invalid(
            "An undeclared property '%s' which only has property annotations in the payload but no property value was found in the payload."
                .formatted(name));
  }

  static ODataError wrongTarget(Navigation navigation, Table target) {
    if (navigation.column().equals("ownerid") && target.name().equals("team")) {
      return ODataError.notImplemented("a team as the owner of a row");
    }
    return wrongTarget(navigation.name(), navigation.target(), target);
  }

  static ODataError wrongTarget(String navigation, String leadsTo, Table target) {
    return invalid(
        "The navigation property '%s' leads to rows of '%s', not of '%s'."
            .formatted(navigation, leadsTo, target.name()));
  }

  static ODataError lookupWritten(Column column) {
    return invalid(
        "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead. Property: "
            + column.property());
  }

  static ODataError wrongType(Column column, String value) {
    return invalid(
        "Cannot convert the value '%s' of the property '%s' to the expected type '%s'."
            .formatted(value, column.property(), column.type().edm()));
  }

  static ODataError tooLong(Table table, Column column) {
    return new ODataError(
        400,
        "0x80044331",
        String.format(
            Locale.ROOT,
            "A validation error occurred.  The length of the '%s' attribute of the '%s' entity exceeded the maximum allowed length of '%d'.",
            column.name(),
            table.name(),
            column.maxLength()));
  }

  static ODataError outOfTime(Column column, String value) {
    return new ODataError(
        400,
        "0x80040239",
        "The date-time format is invalid, or value is outside the supported range. The value '%s' of '%s' is not between the years 1753 and 9999."
            .formatted(value, column.name()));
  }

  static ODataError noSuchChoice(Table table, Column column, String value, Collection<?> labels) {
    return new ODataError(
        400,
        "0x8004431a",
        "A validation error occurred. The value %s of '%s' on record of type '%s' is outside the valid range. Accepted Values: %s"
            .formatted(value, column.name(), table.name(), labels));
  }

  static ODataError required(Table table, String column) {
    return new ODataError(
        400,
        "0x80040203",
        "The required attribute '%s' of the '%s' entity is missing or null."
            .formatted(column, table.name()));
  }
}
