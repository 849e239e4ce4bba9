package io.github.dealsummary.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses definitions with names that Dataverse could not have. Logical names, those of tables and
 * columns, are schema names in lower case, and a lookup's property is made from its column. Only
 * navigation properties and entity sets keep upper case. The columns {@code logicalname} and {@code
 * entitysetname} of the tables {@code attribute} and {@code entity} hold 128 characters.
 */
public final class DefinedNames {
  private static final Pattern COLLECTION =
      Pattern.compile("[a-z][a-z0-9_]*\\.[A-Za-z][A-Za-z0-9_]*(/[A-Za-z][A-Za-z0-9_]*)?");
  private static final Pattern LOGICAL = Pattern.compile("[a-z][a-z0-9_]{0,127}");
  private static final Pattern SCHEMA = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");
  private static final Set<String> PARTS =
      Set.of(
          "entitySet",
          "key",
          "name",
          "columns",
          "schemaName",
          "code",
          "readPrivilege",
          "keys",
          "collections",
          "elsewhere",
          "required",
          "defaults",
          "statuses",
          "activity",
          "intersect",
          "readOnly");

  private final String place;
  private final JsonNode table;

  private DefinedNames(String place, JsonNode table) {
    this.place = place;
    this.table = table;
  }

  /**
   * Checks the definitions of a seed file.
   *
   * @throws IllegalArgumentException for a wrong name; its message says where it stands
   */
  static void check(JsonNode definitions) {
    for (Map.Entry<String, JsonNode> table : definitions.properties()) {
      String place = "definitions." + table.getKey();
      requireLogical(place, table.getKey());
      DefinedNames names = new DefinedNames(place, table.getValue());
      names.checkParts();
      names.checkSchemaNames(table.getKey());
      names.checkColumns();
      names.checkReferences();
    }
  }

  private void checkParts() {
    for (Map.Entry<String, JsonNode> part : table.properties()) {
      require(
          PARTS.contains(part.getKey()),
          place,
          "a table does not have the part '" + part.getKey() + "'");
    }
    for (String part : new String[] {"entitySet", "key", "name"}) {
      require(table.path(part).isTextual(), place, "the part '" + part + "' must be given as text");
    }
    require(table.path("columns").isObject(), place, "the part 'columns' must be an object");
  }

  private void checkSchemaNames(String logicalName) {
    requireSchema(place + ".entitySet", table.path("entitySet").asText());
    String schemaName = table.path("schemaName").asText(logicalName);
    requireSchema(place + ".schemaName", schemaName);
    require(
        schemaName.equalsIgnoreCase(logicalName),
        place + ".schemaName",
        "in lower case it must be the table's logical name, not '" + schemaName + "'");
    for (Map.Entry<String, JsonNode> collection : table.path("collections").properties()) {
      String there = place + ".collections." + collection.getKey();
      requireSchema(there, collection.getKey());
      require(
          COLLECTION.matcher(collection.getValue().asText()).matches(),
          there,
          "it leads to 'table.navigation' or 'intersect.near/far', not to '"
              + collection.getValue().asText()
              + "'");
    }
  }

  private void checkColumns() {
    for (Map.Entry<String, JsonNode> column : table.path("columns").properties()) {
      String there = place + ".columns." + column.getKey();
      requireLogical(there, column.getKey());
      for (Map.Entry<String, JsonNode> to : column.getValue().path("lookup").properties()) {
        requireSchema(there + ".lookup." + to.getKey(), to.getKey());
      }
    }
  }

  /** Columns that other parts name must be there, and the primary key is an id. */
  private void checkReferences() {
    String key = table.path("key").asText();
    requireColumn("key", key);
    require(
        table.path("columns").path(key).asText().equalsIgnoreCase("guid"),
        place + ".key",
        "the column '" + key + "' must be a guid");
    requireColumn("name", table.path("name").asText());
    table.path("required").forEach(column -> requireColumn("required", column.asText()));
    for (JsonNode alternate : table.path("keys")) {
      alternate.forEach(column -> requireColumn("keys", column.asText()));
    }
  }

  private void requireColumn(String part, String column) {
    require(
        table.path("columns").has(column),
        place + "." + part,
        "the column '" + column + "' is not defined");
  }

  private static void requireLogical(String place, String name) {
    require(
        LOGICAL.matcher(name).matches(),
        place,
        "a logical name begins with a letter and has up to 128 lower-case letters, digits and underscores");
  }

  /**
   * Checks a name that may have upper case: of a navigation property, an entity set, a message.
   *
   * @throws IllegalArgumentException for a wrong name; its message begins with the place
   */
  public static void requireSchema(String place, String name) {
    require(
        SCHEMA.matcher(name).matches(),
        place,
        "a name begins with a letter and has up to 128 letters, digits and underscores");
  }

  private static void require(boolean isSo, String place, String otherwise) {
    if (!isSo) {
      throw new IllegalArgumentException(place + ": " + otherwise);
    }
  }
}
