package io.github.dealsummary.emulator.write;

import io.github.dealsummary.emulator.store.Table;
import java.util.Set;

/**
 * The annotations of a body that say nothing new: those with which Dataverse answers rows, for a
 * client may send back what it has read.
 */
final class BodyAnnotations {
  private static final String FORMATTED = "OData.Community.Display.V1.FormattedValue";
  private static final String OF_DATAVERSE = "Microsoft.Dynamics.CRM.";
  private static final Set<String> OF_ODATA =
      Set.of(
          "odata.context",
          "odata.etag",
          "odata.id",
          "odata.type",
          "odata.editLink",
          "odata.readLink",
          "odata.navigationLink",
          "odata.associationLink",
          "odata.nextLink",
          "odata.count");

  private BodyAnnotations() {}

  /** Refuses another annotation, {@code column@term} or {@code @term}, than these. */
  static void require(Table table, String annotation) {
    int at = annotation.indexOf('@');
    String term = annotation.substring(at + 1);
    if (!OF_ODATA.contains(term) && !term.startsWith(OF_DATAVERSE) && !term.equals(FORMATTED)) {
      throw PayloadErrors.invalid("The annotation '" + annotation + "' is not supported.");
    }
    String property = annotation.substring(0, at);
    boolean known =
        property.isEmpty()
            || table.property(property).isPresent()
            || table.navigation(property).isPresent()
            || table.collection(property).isPresent();
    if (!known) {
      throw PayloadErrors.unknownNavigation(table, property);
    }
  }
}
